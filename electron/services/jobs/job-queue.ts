import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { Job } from '../../../core/contract/jobs.ts';
import { isCancellation, SidecutError } from '../../../core/errors.ts';
import { toFailure } from '../../../core/failure.ts';
import type { JobPatch, JobRecord, NewJob } from '../library/job-record.ts';
import type { Library } from '../library/library.ts';
import { whereThereIsRoom } from '../library/where-there-is-room.ts';
import type { EmitEvent } from '../../../core/contract/events.ts';
import type { JobContext, JobKind } from './job-kind.ts';
import { ProgressMeter } from './progress-meter.ts';
import { ProgressTeller } from './progress-teller.ts';

export interface JobRequest {
  readonly kind: string;
  readonly mediaId: string | null;
  readonly title: string;
  /** JSON-safe: a later process must be able to do the job from it. */
  readonly options: unknown;
  readonly outputPath?: string;
}

/** A running job, and why it is being stopped. */
interface Run {
  readonly controller: AbortController;
  readonly resource: string;
  readonly meter: ProgressMeter;
  readonly ended: Promise<void>;
  stopFor: 'pause' | 'cancel' | 'close' | undefined;
}

/** ffmpeg that someone else ended (Ctrl+C in a terminal ends us both) is started again this often. */
const maxInterruptions = 2;
const restartAfterMs = 1000;

const unfinished: readonly Job['state'][] = ['queued', 'running', 'paused'];

/**
 * [Note: The job queue]
 * The rows of the library are the queue: a job is stored before it starts, and whatever a process was doing when it
 * was killed is done again by the next one, from the work's own checkpoint. Jobs run in the order of their places,
 * one for each resource. This is the only writer of the rows.
 */
export class JobQueue {
  readonly #jobs: Library['jobs'];
  readonly #kinds: ReadonlyMap<string, JobKind>;
  readonly #emit: EmitEvent;
  readonly #records = new Map<string, JobRecord>();
  readonly #runs = new Map<string, Run>();
  readonly #interruptions = new Map<string, number>();
  #isOpen = false;
  #isWaiting = false;
  /** While all are being stopped nothing else begins. */
  #isHeld = false;

  /** `kinds`: see [Note: Kinds of jobs]. */
  constructor(jobs: Library['jobs'], kinds: readonly JobKind[], emit: EmitEvent) {
    this.#jobs = jobs;
    this.#kinds = byName(kinds);
    this.#emit = emit;
  }

  /** Reads the queue and goes on with what an earlier process left. */
  async start(): Promise<void> {
    for (const record of await this.#jobs.list()) {
      const isLeft = record.state === 'running';
      // With a full disk the app starts all the same; the next change of the job stores its state.
      const stored = isLeft && (await whereThereIsRoom(this.#jobs.update(record.id, { state: 'queued' })));
      this.#records.set(record.id, stored || (isLeft ? { ...record, state: 'queued' } : record));
    }
    this.#isOpen = true;
    this.#startNext();
  }

  list(): readonly Job[] {
    return [...this.#records.values()].map((record) => this.#toJob(record));
  }

  /** Throws `kind-unknown`. */
  kind(name: string): JobKind {
    const kind = this.#kinds.get(name);
    if (kind === undefined) throw new SidecutError('kind-unknown', { kind: name });
    return kind;
  }

  /** The newest job of the kind for the medium. */
  findFor(mediaId: string, kind: string): Job | undefined {
    const found = [...this.#records.values()].findLast(
      (record) => record.mediaId === mediaId && record.kind === kind,
    );
    return found && this.#toJob(found);
  }

  countUnfinished(): number {
    return [...this.#records.values()].filter(({ state }) => state === 'queued' || state === 'running')
      .length;
  }

  outputPath(jobId: string): string | null {
    return this.#require(jobId).outputPath;
  }

  async add(request: JobRequest): Promise<Job> {
    const job: NewJob = {
      id: randomUUID(),
      kind: request.kind,
      mediaId: request.mediaId,
      title: request.title,
      options: request.options,
      state: 'queued',
      fraction: 0,
      stage: null,
      error: null,
      trackId: null,
      notes: [],
      outputPath: request.outputPath ?? null,
      createdAt: new Date().toISOString(),
    };
    const record = await this.#jobs.add(job);
    this.#records.set(record.id, record);
    this.#tell(record.id);
    this.#startNext();
    return this.#toJob(this.#require(record.id));
  }

  /** What is stored stays; `resume` goes on from there. */
  async pause(jobId: string): Promise<Job> {
    await this.#stop(jobId, 'pause', ['queued', 'running']);
    return this.#toJob(this.#require(jobId));
  }

  async cancel(jobId: string): Promise<Job> {
    await this.#stop(jobId, 'cancel', unfinished);
    return this.#toJob(this.#require(jobId));
  }

  async resume(jobId: string): Promise<Job> {
    if (this.#require(jobId).state === 'paused') await this.#store(jobId, { state: 'queued' });
    this.#startNext();
    return this.#toJob(this.#require(jobId));
  }

  pauseAll(): Promise<void> {
    return this.#stopAll('pause', ['queued', 'running']);
  }

  cancelAll(): Promise<void> {
    return this.#stopAll('cancel', unfinished);
  }

  async resumeAll(): Promise<void> {
    for (const { id } of this.#inOrder()) {
      // Meanwhile it may have been forgotten.
      if (this.#records.get(id)?.state === 'paused') await this.resume(id);
    }
  }

  async retry(jobId: string): Promise<Job> {
    const { state } = this.#require(jobId);
    if (state === 'failed' || state === 'cancelled') {
      this.#interruptions.delete(jobId);
      await this.#store(jobId, { state: 'queued', error: null });
    }
    this.#startNext();
    return this.#toJob(this.#require(jobId));
  }

  /** Forgets what has ended. */
  async clear(): Promise<void> {
    await this.#forget(({ state }) => !unfinished.includes(state));
  }

  /**
   * Ends and forgets the jobs of a medium. Whoever removes the medium does this before, so that nothing works on it, and
   * again when it is gone: until then a job may have been added.
   */
  async removeFor(mediaId: string): Promise<void> {
    const own = [...this.#records.values()].filter((record) => record.mediaId === mediaId);
    await Promise.all(own.map(({ id }) => this.#stop(id, 'cancel', unfinished)));
    await this.#forget((record) => record.mediaId === mediaId);
  }

  /** Stops everything at its checkpoint; the next process goes on. */
  async close(): Promise<void> {
    this.#isOpen = false;
    const running = [...this.#runs.values()];
    for (const run of running) this.#abort(run, 'close');
    await Promise.all(running.map(({ ended }) => ended));
  }

  async #stop(jobId: string, stopFor: 'pause' | 'cancel', from: readonly Job['state'][]): Promise<void> {
    if (!from.includes(this.#require(jobId).state)) return;
    const run = this.#runs.get(jobId);
    if (run === undefined) await this.#finish(jobId, { state: stateAfter[stopFor] });
    else {
      this.#abort(run, stopFor);
      await run.ended;
    }
  }

  async #stopAll(stopFor: 'pause' | 'cancel', from: readonly Job['state'][]): Promise<void> {
    this.#isHeld = true;
    try {
      await Promise.all(this.#inOrder().map(({ id }) => this.#stop(id, stopFor, from)));
    } finally {
      this.#isHeld = false;
      this.#startNext();
    }
  }

  #inOrder(): readonly JobRecord[] {
    return [...this.#records.values()].sort((a, b) => a.position - b.position);
  }

  #abort(run: Run, stopFor: NonNullable<Run['stopFor']>): void {
    // A cancellation is not softened by a pause that comes after it.
    if (run.stopFor !== 'cancel') run.stopFor = stopFor;
    run.controller.abort(new SidecutError('cancelled', {}));
  }

  #startNext(): void {
    if (!this.#isOpen || this.#isWaiting || this.#isHeld) return;
    const busy = new Set([...this.#runs.values()].map(({ resource }) => resource));
    for (const record of this.#inOrder().filter(({ state }) => state === 'queued')) {
      const work = this.#kinds.get(record.kind);
      if (work === undefined || busy.has(work.resource) || this.#runs.has(record.id)) continue;
      busy.add(work.resource);
      this.#begin(record, work);
    }
  }

  #begin(record: JobRecord, work: JobKind): void {
    const controller = new AbortController();
    const meter = new ProgressMeter(record.fraction, record.stage);
    const run: Run = {
      controller,
      meter,
      resource: work.resource,
      stopFor: undefined,
      ended: Promise.resolve().then(() => this.#perform(record.id, work, run)),
    };
    this.#runs.set(record.id, run);
  }

  async #perform(jobId: string, work: JobKind, run: Run): Promise<void> {
    const teller = new ProgressTeller(
      () => this.#tell(jobId),
      () =>
        this.#store(jobId, { fraction: run.meter.measured.fraction, stage: run.meter.measured.stage }, false),
    );
    try {
      await this.#store(jobId, { state: 'running', error: null });
      await work.run(this.#require(jobId), this.#contextOf(jobId, run, teller));
      await teller.end();
      await this.#finish(jobId, { state: 'done', fraction: 1, stage: null });
    } catch (error) {
      await teller.end();
      const { fraction, stage } = run.meter.measured;
      await this.#finish(jobId, { fraction, stage, ...this.#afterFailure(jobId, run, error) });
    }
  }

  /** A row that can't be written any more (the library is closed or damaged) must not become an unhandled rejection. */
  async #finish(jobId: string, patch: JobPatch): Promise<void> {
    this.#runs.delete(jobId);
    await this.#store(jobId, patch).catch((error: unknown) => {
      const record = this.#records.get(jobId);
      if (record) this.#records.set(jobId, { ...record, state: 'failed', error: toFailure(error) });
      this.#tell(jobId);
    });
    await this.#abandon(jobId);
    this.#startNext();
  }

  async #abandon(jobId: string): Promise<void> {
    const record = this.#records.get(jobId);
    if (record?.state !== 'failed' && record?.state !== 'cancelled') return;
    // The reason why the job ended is told already; a second one would only cover it.
    await this.#kinds
      .get(record.kind)
      ?.onAbandoned?.(record)
      .catch(() => undefined);
  }

  #contextOf(jobId: string, run: Run, teller: ProgressTeller): JobContext {
    return {
      signal: run.controller.signal,
      onProgress: (progress) => {
        run.meter.report(progress);
        teller.changed();
      },
      update: (patch) => this.#store(jobId, patch),
    };
  }

  #afterFailure(jobId: string, run: Run, error: unknown): JobPatch {
    if (run.stopFor !== undefined) return { state: stateAfter[run.stopFor] };
    const interruptions = (this.#interruptions.get(jobId) ?? 0) + 1;
    this.#interruptions.set(jobId, interruptions);
    if (!isCancellation(error) || interruptions > maxInterruptions) {
      return { state: 'failed', error: toFailure(error) };
    }
    // Not at once: we may be about to be ended as well.
    this.#isWaiting = true;
    setTimeout(() => {
      this.#isWaiting = false;
      this.#startNext();
    }, restartAfterMs).unref();
    return { state: 'queued' };
  }

  #require(jobId: string): JobRecord {
    const record = this.#records.get(jobId);
    if (record === undefined) throw new SidecutError('job-unknown', { jobId });
    return record;
  }

  async #store(jobId: string, patch: JobPatch, tell = true): Promise<void> {
    const record = await this.#jobs.update(jobId, patch);
    if (!this.#records.has(jobId)) return;
    this.#records.set(jobId, record);
    if (tell) this.#tell(jobId);
  }

  async #forget(which: (record: JobRecord) => boolean): Promise<void> {
    const jobIds = [...this.#records.values()].filter(which).map(({ id }) => id);
    if (jobIds.length === 0) return;
    await this.#jobs.remove(jobIds);
    for (const id of jobIds) this.#records.delete(id);
    this.#emit('jobs.removed', { jobIds });
  }

  #tell(jobId: string): void {
    const record = this.#records.get(jobId);
    if (record) this.#emit('jobs.changed', { job: this.#toJob(record) });
  }

  #toJob(record: JobRecord): Job {
    const { id, kind, mediaId, title, state, fraction, stage, error, trackId, notes, createdAt } = record;
    const measured = state === 'running' ? this.#runs.get(id)?.meter.measured : undefined;
    const stored = { fraction, stage, speed: null, secondsLeft: null };
    const output = state === 'done' && record.outputPath !== null ? basename(record.outputPath) : null;
    return {
      ...{ id, kind, mediaId, title, state },
      ...stored,
      ...measured,
      ...{ error, trackId, output, notes: [...notes], createdAt },
    };
  }
}

const stateAfter = { pause: 'paused', cancel: 'cancelled', close: 'queued' } as const;

/** Two kinds of one name would each do half of the jobs. */
function byName(kinds: readonly JobKind[]): ReadonlyMap<string, JobKind> {
  const named = new Map<string, JobKind>();
  for (const kind of kinds) {
    if (named.has(kind.kind)) throw new RangeError(`two kinds of jobs named ${kind.kind}`);
    named.set(kind.kind, kind);
  }
  return named;
}
