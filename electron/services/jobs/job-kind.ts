import type { z } from 'zod';
import { SidecutError } from '../../../core/errors.ts';
import type { JobStage } from '../../../core/contract/jobs.ts';
import type { MediaInfo } from '../../../core/media/media-info.ts';
import type { JobPatch, JobRecord } from '../library/job-record.ts';
import type { MediaRecord } from '../library/media-record.ts';
import type { JobProgress } from './progress-meter.ts';

export interface JobContext {
  /** Aborts when the job is paused or cancelled, or the app ends. What is finished must be stored by then. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: JobProgress) => void;
  /** Stores what a later run or the person needs: the track, notes, the file written. */
  readonly update: (patch: Pick<JobPatch, 'trackId' | 'notes' | 'outputPath'>) => Promise<void>;
}

/** The medium that a page asks for, found and present. */
export interface AskedMedium {
  readonly record: MediaRecord;
  readonly media: MediaInfo;
}

/** What the queue keeps of a request: JSON-safe, and enough for a later process. */
export interface KeptRequest {
  readonly options: unknown;
  readonly outputPath?: string;
  /** What tells it from others of its kind for the same video; absent: the video's name. */
  readonly title?: string;
}

/**
 * [Note: Kinds of jobs]
 * A room that has long work describes it as a kind; `electron/hosts/app/job-kinds.ts` lists them, one a line, and the
 * page has words for their titles and stages. The queue, the contract and the list of jobs know none by its name.
 */
export interface JobKind {
  readonly kind: string;
  /** What only one job at a time may use. */
  readonly resource: string;
  /** Nobody waits for it: it keeps nobody from quitting, and is forgotten when it is done. */
  readonly isQuiet?: true;
  /** The stages that its work reports. */
  readonly stages: readonly JobStage[];
  /**
   * Turns what a page asks for into what is kept, and refuses at once what can't become anything. Absent where only the
   * app itself asks.
   */
  readonly accept?: (options: unknown, medium: AskedMedium) => Promise<KeptRequest>;
  /** Called again with the same job it goes on where it stopped. */
  readonly run: (job: JobRecord, context: JobContext) => Promise<void>;
  /** Called when the job was cancelled or has failed, so that what it left does not look unfinished. */
  readonly onAbandoned?: (job: JobRecord) => Promise<void>;
}

/** For `accept`: what a page asks for, by the kind's schema. */
export function parseOptions<Options>(kind: string, schema: z.ZodType<Options>, options: unknown): Options {
  const parsed = schema.safeParse(options);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const facts = { operation: kind, path: issue.path.join('.'), problem: issue.message };
  throw new SidecutError('usage', { reason: 'wrong-input', ...facts });
}
