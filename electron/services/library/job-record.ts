import type { Job } from '../../../core/contract/jobs.ts';
import type { Note } from '../../../core/notes.ts';

/** A job as it survives a kill; its speed, its part and the time left are of the moment and not kept. */
export interface JobRecord extends Readonly<
  Omit<Job, 'speed' | 'secondsLeft' | 'part' | 'output' | 'notes'>
> {
  readonly notes: readonly Note[];
  /** What the kind of job needs, JSON-safe. */
  readonly options: unknown;
  /** Absolute path of the file that it wrote. */
  readonly outputPath: string | null;
  /** Place in the queue, ascending. */
  readonly position: number;
}

/** The library gives the place: behind all others. */
export type NewJob = Omit<JobRecord, 'position'>;
export type JobPatch = Partial<Omit<JobRecord, 'id' | 'kind' | 'createdAt'>>;
