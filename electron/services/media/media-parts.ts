import type { EmitEvent } from '../../../core/contract/events.ts';
import type { Job } from '../../../core/contract/jobs.ts';
import type { MediaSummary } from '../../../core/contract/media.ts';
import type { Failure } from '../../../core/failure.ts';
import type { Change } from '../../../core/project/project.ts';
import type { FfmpegTools } from '../ffmpeg/locate-ffmpeg.ts';
import type { MediaRecord } from '../library/media-record.ts';
import type { Move } from './replacing/find-neighbours.ts';
import type { ReplacingParts } from './replacing/replace-media.ts';

/** What it asks of the jobs. */
export interface MediaJobs {
  /** The newest of a kind for a medium, whatever became of it. */
  findFor(mediaId: string, kind: 'proxy'): Job | undefined;
  add(request: {
    readonly kind: 'proxy';
    readonly mediaId: string;
    readonly title: string;
    readonly options: unknown;
  }): Promise<Pick<Job, 'id'>>;
  /** Ends and forgets what works on it: before it is removed and, what was added meanwhile, after. */
  removeFor(mediaId: string): Promise<void>;
}

/** Takes the chapters that a file comes with. */
export interface ChapterTaker {
  applyMachineChanges(mediaId: string, changes: readonly Change[]): Promise<unknown>;
}

export interface MediaServiceParts {
  readonly library: ReplacingParts['library'];
  readonly queue: MediaJobs;
  /** Makes sure that what the import makes of these videos is there or on its way. */
  readonly ensureAnalyses: (mediaIds: readonly string[]) => Promise<void>;
  readonly project: ChapterTaker;
  /** The data folder. */
  readonly home: string;
  readonly tools: () => Promise<FfmpegTools>;
  /** Makes a file known to pages, see the source registry. */
  readonly sourceFor: (path: string) => string;
  readonly sampleFile: string;
  /** What the addresses of media begin with, such as `/media`. */
  readonly mediaAddress: string;
  /** Whether what this file lies on is not plugged in. */
  readonly isUnplugged: (path: string) => Promise<boolean>;
  /** A file was found again elsewhere, and others with it. */
  readonly onMove: (move: Move) => Promise<void>;
  /** Before a video goes: what follows folders does not bring it back. */
  readonly onRemove: (record: MediaRecord) => Promise<void>;
  readonly emit: EmitEvent;
}

export interface AddedMedia {
  readonly added: MediaSummary[];
  readonly known: (MediaSummary & { readonly chosenName: string })[];
  readonly refused: { name: string; error: Failure }[];
}
