import type { Job } from '../../../core/contract/jobs.ts';
import { isCancellation, SidecutError } from '../../../core/errors.ts';
import { toFailure } from '../../../core/failure.ts';
import type { JobPatch, JobRecord } from '../library/job-record.ts';
import type { Library } from '../library/library.ts';
import type { EmitEvent } from '../../../core/contract/events.ts';
import type { JobContext, JobKind } from './job-kind.ts';
import { JobRows, unfinished } from './job-rows.ts';
import type { JobRequest } from './job-rows.ts';
import { ProgressMeter } from './progress-meter.ts';
import { ProgressTeller } from './progress-teller.ts';

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

/**
 * [Note: The job queue]
 * The rows of the library are the queue: a job is stored before it starts, and whatever a process was doing when it
 * was killed is done again by the next one, from the work's own checkpoint. Jobs run in the order of their places,
 * one for each resource. What is kept of them: job-rows.ts.
 */
export class JobQueue {
  readonly #rows: JobRows;
  readonly #kinds: ReadonlyMap<string, JobKind>;
  readonly #isDoneHere: (kind: string) => boolean;
  readonly #runs = new Map<string, Run>();
  readonly #interruptions = new Map<string, number>();
  #isOpen = false;
  #isWaiting = false;
  /** While all are being stopped nothing else begins. */
  #isHeld = false;

  /** `kinds`: see [Note: Kinds of jobs]; `only`: of these the ones that are done here, the others wait. */
  constructor(jobs: Library['jobs'], kinds: readonly JobKind[], emit: EmitEvent, only?: readonly string[]) {
    this.#isDoneHere = (kind) => only?.includes(kind) ?? true;
    this.#rows = new JobRows(jobs, emit, (jobId) => this.#runs.get(jobId)?.meter.measured);
    this.#kinds = byName(kinds);
  }

  /** Reads the queue and goes on with what an earlier process left. */
  async start(): Promise<void> {
    await this.#rows.read();
    this.#isOpen = true;
    this.#startNext();
  }

  list(): readonly Job[] {
    return this.#rows.all().map((record) => this.#rows.toJob(record));
  }

  /** Throws `kind-unknown`. */
  kind(name: string): JobKind {
    const kind = this.#kinds.get(name);
    if (kind === undefined) throw new SidecutError('kind-unknown', { kind: name });
    return kind;
  }

  /** The newest job of the kind for the medium. */
  findFor(mediaId: string, kind: string): Job | undefined {
    const found = this.#rows.all().findLast((record) => record.mediaId === mediaId && record.kind === kind);
    return found && this.#rows.toJob(found);
  }

  /** Whether a job wrote this file. */
  hasWritten(path: string): boolean {
    return this.#rows.all().some(({ outputPath }) => outputPath === path);
  }

  /** Those that somebody waits for. */
  countUnfinished(): number {
    return this.#rows
      .all()
      .filter(({ kind, state }) => (state === 'queued' || state === 'running') && !this.#isQuiet(kind))
      .length;
  }

  /** A job that somebody waits for is at work. */
  isBusy(): boolean {
    return this.#rows.all().some(({ kind, state }) => state === 'running' && !this.#isQuiet(kind));
  }

  #isQuiet(kind: string): boolean {
    return this.#kinds.get(kind)?.isQuiet === true;
  }

  outputPath(jobId: string): string | null {
    return this.#rows.require(jobId).outputPath;
  }

  async add(request: JobRequest): Promise<Job> {
    const { id } = await this.#rows.add(request);
    this.#startNext();
    return this.#job(id);
  }

  /** What is stored stays; `resume` goes on from there. */
  async pause(jobId: string): Promise<Job> {
    await this.#stop(jobId, 'pause', ['queued', 'running']);
    return this.#job(jobId);
  }

  async cancel(jobId: string): Promise<Job> {
    await this.#stop(jobId, 'cancel', unfinished);
    return this.#job(jobId);
  }

  async resume(jobId: string): Promise<Job> {
    if (this.#rows.require(jobId).state === 'paused') await this.#rows.store(jobId, { state: 'queued' });
    this.#startNext();
    return this.#job(jobId);
  }

  pauseAll(): Promise<void> {
    return this.#stopAll('pause', ['queued', 'running']);
  }

  cancelAll(): Promise<void> {
    return this.#stopAll('cancel', unfinished);
  }

  async resumeAll(): Promise<void> {
    for (const { id } of this.#rows.inOrder()) {
      // Meanwhile it may have been forgotten.
      if (this.#rows.get(id)?.state === 'paused') await this.resume(id);
    }
  }

  async retry(jobId: string): Promise<Job> {
    const { state } = this.#rows.require(jobId);
    if (state === 'failed' || state === 'cancelled') {
      this.#interruptions.delete(jobId);
      await this.#rows.store(jobId, { state: 'queued', error: null });
    }
    this.#startNext();
    return this.#job(jobId);
  }

  /** Forgets what has ended. */
  async clear(): Promise<void> {
    await this.#rows.forget(({ state }) => !unfinished.includes(state));
  }

  /**
   * Ends and forgets the jobs of a medium. Whoever removes the medium does this before, so that nothing works on it, and
   * again when it is gone: until then a job may have been added.
   */
  async removeFor(mediaId: string): Promise<void> {
    const own = this.#rows.all().filter((record) => record.mediaId === mediaId);
    await Promise.all(own.map(({ id }) => this.#stop(id, 'cancel', unfinished)));
    await this.#rows.forget((record) => record.mediaId === mediaId);
  }

  /** Stops everything at its checkpoint; the next process goes on. */
  async close(): Promise<void> {
    this.#isOpen = false;
    const running = [...this.#runs.values()];
    for (const run of running) this.#abort(run, 'close');
    await Promise.all(running.map(({ ended }) => ended));
  }

  async #stop(jobId: string, stopFor: 'pause' | 'cancel', from: readonly Job['state'][]): Promise<void> {
    if (!from.includes(this.#rows.require(jobId).state)) return;
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
      await Promise.all(this.#rows.inOrder().map(({ id }) => this.#stop(id, stopFor, from)));
    } finally {
      this.#isHeld = false;
      this.#startNext();
    }
  }

  #abort(run: Run, stopFor: NonNullable<Run['stopFor']>): void {
    // A cancellation is not softened by a pause that comes after it.
    if (run.stopFor !== 'cancel') run.stopFor = stopFor;
    run.controller.abort(new SidecutError('cancelled', {}));
  }

  #startNext(): void {
    if (!this.#isOpen || this.#isWaiting || this.#isHeld) return;
    const busy = new Set([...this.#runs.values()].map(({ resource }) => resource));
    for (const record of this.#rows.inOrder().filter(({ state }) => state === 'queued')) {
      const work = this.#kinds.get(record.kind);
      if (
        work === undefined ||
        !this.#isDoneHere(record.kind) ||
        busy.has(work.resource) ||
        this.#runs.has(record.id)
      )
        continue;
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
      () => this.#rows.tell(jobId),
      () => {
        const { fraction, stage } = run.meter.measured;
        return this.#rows.storeSilently(jobId, { fraction, stage });
      },
    );
    try {
      await this.#rows.store(jobId, { state: 'running', error: null });
      await work.run(this.#rows.require(jobId), this.#contextOf(jobId, run, teller));
      await teller.end();
      await this.#finish(jobId, { state: 'done', fraction: 1, stage: null });
    } catch (error) {
      await teller.end();
      const { fraction, stage } = run.meter.measured;
      await this.#finish(jobId, { fraction, stage, ...this.#afterFailure(jobId, run, error) });
    }
  }

  async #finish(jobId: string, patch: JobPatch): Promise<void> {
    this.#runs.delete(jobId);
    await this.#rows.storeAtLast(jobId, patch);
    await this.#abandon(jobId);
    await this.#forgetQuiet(jobId);
    this.#startNext();
  }

  async #forgetQuiet(jobId: string): Promise<void> {
    const record = this.#rows.get(jobId);
    if (record?.state !== 'done' || !this.#isQuiet(record.kind)) return;
    // One that stays in the list is no harm.
    await this.#rows.forget(({ id }) => id === jobId).catch(() => undefined);
  }

  async #abandon(jobId: string): Promise<void> {
    const record = this.#rows.get(jobId);
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
      update: (patch) => this.#rows.store(jobId, patch),
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

  #job(jobId: string): Job {
    return this.#rows.toJob(this.#rows.require(jobId));
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
