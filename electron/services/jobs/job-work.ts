import type { Job } from '../../../core/contract/jobs.ts';
import type { JobPatch, JobRecord } from '../library/job-record.ts';
import type { JobProgress } from './progress-meter.ts';

export type JobKind = Job['kind'];

/** What only one job at a time may use. */
export type JobResource = 'recognition' | 'import' | 'proxy' | 'export' | 'download';

export interface JobContext {
  /** Aborts when the job is paused or cancelled, or the app ends. What is finished must be stored by then. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: JobProgress) => void;
  /** Stores what a later run or the person needs: the track, a note, the file written. */
  readonly update: (patch: Pick<JobPatch, 'trackId' | 'note' | 'outputPath'>) => Promise<void>;
}

/** How jobs of one kind are done. Called again with the same job it goes on where it stopped. */
export interface JobWork {
  readonly resource: JobResource;
  readonly run: (job: JobRecord, context: JobContext) => Promise<void>;
  /** Called when the job was cancelled or has failed, so that what it left does not look unfinished. */
  readonly onAbandoned?: (job: JobRecord) => Promise<void>;
}

export type JobWorks = { readonly [Kind in JobKind]?: JobWork };
