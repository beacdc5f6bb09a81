import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { EmitEvent } from '../../../core/contract/events.ts';
import type { Job } from '../../../core/contract/jobs.ts';
import { SidecutError } from '../../../core/errors.ts';
import { toFailure } from '../../../core/failure.ts';
import type { JobPatch, JobRecord, NewJob } from '../library/job-record.ts';
import type { Library } from '../library/library.ts';
import { whereThereIsRoom } from '../library/where-there-is-room.ts';
import type { MeasuredProgress } from './progress-meter.ts';

export interface JobRequest {
  readonly kind: string;
  readonly mediaId: string | null;
  readonly title: string;
  /** JSON-safe: a later process must be able to do the job from it. */
  readonly options: unknown;
  readonly outputPath?: string;
}

/** Those that may still be done. */
export const unfinished: readonly Job['state'][] = ['queued', 'running', 'paused'];

/**
 * The rows of the library that are the queue, as this process knows them; whoever listens is told of every change. The only
 * writer of them.
 */
export class JobRows {
  readonly #jobs: Library['jobs'];
  readonly #emit: EmitEvent;
  readonly #measure: (jobId: string) => MeasuredProgress | undefined;
  readonly #records = new Map<string, JobRecord>();

  /** `measure`: how far a running job is. */
  constructor(
    jobs: Library['jobs'],
    emit: EmitEvent,
    measure: (jobId: string) => MeasuredProgress | undefined,
  ) {
    this.#jobs = jobs;
    this.#emit = emit;
    this.#measure = measure;
  }

  /** What an earlier process was doing is queued again. */
  async read(): Promise<void> {
    for (const record of await this.#jobs.list()) {
      const isLeft = record.state === 'running';
      // With a full disk the app starts all the same; the next change of the job stores its state.
      const stored = isLeft && (await whereThereIsRoom(this.#jobs.update(record.id, { state: 'queued' })));
      this.#records.set(record.id, stored || (isLeft ? { ...record, state: 'queued' } : record));
    }
  }

  get(jobId: string): JobRecord | undefined {
    return this.#records.get(jobId);
  }

  /** Throws `job-unknown`. */
  require(jobId: string): JobRecord {
    const record = this.#records.get(jobId);
    if (record === undefined) throw new SidecutError('job-unknown', { jobId });
    return record;
  }

  all(): readonly JobRecord[] {
    return [...this.#records.values()];
  }

  /** As they are to be done. */
  inOrder(): readonly JobRecord[] {
    return this.all().toSorted((a, b) => a.position - b.position);
  }

  async add(request: JobRequest): Promise<JobRecord> {
    const record = await this.#jobs.add(newJob(request));
    this.#records.set(record.id, record);
    this.tell(record.id);
    return record;
  }

  async store(jobId: string, patch: JobPatch): Promise<void> {
    await this.storeSilently(jobId, patch);
    this.tell(jobId);
  }

  /** For what is told already. */
  async storeSilently(jobId: string, patch: JobPatch): Promise<void> {
    const record = await this.#jobs.update(jobId, patch);
    if (this.#records.has(jobId)) this.#records.set(jobId, record);
  }

  /** A row that can't be written any more (the library is closed or damaged) must not become an unhandled rejection. */
  async storeAtLast(jobId: string, patch: JobPatch): Promise<void> {
    await this.store(jobId, patch).catch((error: unknown) => {
      const record = this.#records.get(jobId);
      if (record) this.#records.set(jobId, { ...record, state: 'failed', error: toFailure(error) });
      this.tell(jobId);
    });
  }

  tell(jobId: string): void {
    const record = this.#records.get(jobId);
    if (record) this.#emit('jobs.changed', { job: this.toJob(record) });
  }

  async forget(which: (record: JobRecord) => boolean): Promise<void> {
    const jobIds = this.all()
      .filter(which)
      .map(({ id }) => id);
    if (jobIds.length === 0) return;
    await this.#jobs.remove(jobIds);
    for (const id of jobIds) this.#records.delete(id);
    this.#emit('jobs.removed', { jobIds });
  }

  toJob(record: JobRecord): Job {
    const { id, kind, mediaId, title, state, fraction, stage, error, trackId, notes, createdAt } = record;
    const measured = state === 'running' ? this.#measure(id) : undefined;
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

function newJob({ kind, mediaId, title, options, outputPath }: JobRequest): NewJob {
  return {
    ...{ id: randomUUID(), kind, mediaId, title, options, outputPath: outputPath ?? null },
    ...{ state: 'queued', fraction: 0, stage: null, error: null, trackId: null, notes: [] },
    createdAt: new Date().toISOString(),
  };
}
