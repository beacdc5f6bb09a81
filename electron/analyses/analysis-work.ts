import type { Analysis } from '../../core/analysis/analysis.ts';
import type { JobStage } from '../../core/contract/jobs.ts';
import type { AudioTrack, MediaInfo, VideoTrack } from '../../core/media/media-info.ts';
import type { Note } from '../../core/notes.ts';
import type { InferenceCalls } from '../inference/contract.ts';
import type { FfmpegTools } from '../services/ffmpeg/locate-ffmpeg.ts';
import type { FrameBranch } from './frames/read-frames.ts';
import type { Thumbnail } from './frames/thumbnail.ts';

/** A video as analyses know it. */
export interface Medium {
  /** Of the content, see `fingerprintMedia`. */
  readonly fingerprint: string;
  readonly media: MediaInfo;
  /** In the library; null for a file of the command line. */
  readonly id: string | null;
  /** Where files that are made of it lie; null for a file of the command line. */
  readonly folder: string | null;
}

export interface WorkContext<Options> {
  readonly tools: FfmpegTools;
  readonly medium: Medium;
  readonly options: Options;
  readonly inference: Pick<InferenceCalls, 'detectSpeech'>;
  readonly signal: AbortSignal;
  /** 0 to 1 */
  readonly onFraction: (fraction: number) => void;
  /** Stores what is found so far. */
  readonly keep: (value: unknown) => Promise<void>;
  /** For kinds whose result is a list: items that nothing to come can change, for those who follow. */
  readonly found: (items: readonly unknown[]) => void;
  /** What is worth knowing; the result then counts as a part. */
  readonly note: (note: Note) => void;
}

/** Looks at the picture while it is decoded. */
export interface PictureListener<Result> {
  readonly branches?: readonly FrameBranch[];
  readonly onFrame?: (frame: Thumbnail) => void;
  /** After the last frame. */
  readonly end: () => Promise<Result>;
}

/** The picture is decoded once for all kinds that look at it at that moment. */
export interface PictureWork<Options, Result> extends SourceWork<Options, Result> {
  readonly source: 'picture';
  readonly open: (
    context: WorkContext<Options>,
    track: VideoTrack,
  ) => PictureListener<Result> | Promise<PictureListener<Result>>;
}

/** The sound is decoded once for all kinds that listen at that moment, each at its own pace. */
export interface SoundWork<Options, Result> extends SourceWork<Options, Result> {
  readonly source: 'sound';
  readonly trackOf: (media: MediaInfo, options: Options) => AudioTrack;
  readonly listen: (samples: AsyncIterable<Float32Array>, context: WorkContext<Options>) => Promise<Result>;
}

interface SourceWork<Options, Result> {
  readonly analysis: Analysis<Options, Result>;
  readonly stage: JobStage;
  /** Made of each video that is added. */
  /** Made of each video that is added. */
  readonly isImported: boolean;
  /** It writes files into the video's folder: not for files of the command line. */
  readonly needsFolder?: true;
}

/**
 * One kind of analysis that looks at a source by itself; the list of them is index.ts. A kind that needs others brings a
 * job of its own, see transcript/. Its options and results are known to its schemas only.
 */
export type AnalysisWork = PictureWork<unknown, unknown> | SoundWork<unknown, unknown>;

/** For the list; whoever calls checks the options by the kind's schema. */
export function analysisWork<Options, Result>(
  work: PictureWork<Options, Result> | SoundWork<Options, Result>,
): AnalysisWork {
  return work as unknown as AnalysisWork;
}

export function appliesTo({ source }: Pick<AnalysisWork, 'source'>, media: MediaInfo): boolean {
  return source === 'picture' ? media.video.length > 0 : media.audio.length > 0;
}
