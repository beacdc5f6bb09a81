/** What both ways to make a clip, copying and encoding, work with. */
import type { MediaInfo, VideoTrack } from '../../../core/media/media-info.ts';
import type { FfmpegTools } from '../ffmpeg/locate-ffmpeg.ts';
import type { SourceStream } from '../media/source-streams.ts';
import type { DrawnCaptions } from './caption-drawing.ts';
import type { ClipPictures } from './clip-pictures.ts';
import type { Span } from './clip-plan.ts';
import type { Container } from './containers.ts';

/** All that the ways to make a clip work with. */
export interface ClipWork {
  readonly tools: FfmpegTools;
  readonly media: MediaInfo;
  readonly outputPath: string;
  /** On the presentation timeline, its ends at frames. */
  readonly span: Span;
  /** The track that it shows; null for sound alone. */
  readonly picture: (ClipPictures & { readonly track: VideoTrack }) | null;
  readonly container: Container;
  /** Drawn into the picture. */
  readonly captions: DrawnCaptions | undefined;
  readonly streams: readonly SourceStream[];
  /** Where files for ffmpeg may be put. */
  readonly folder: string;
  readonly signal: AbortSignal | undefined;
  /** What is put in beside picture and sound. */
  readonly extras: ClipExtras;
  readonly run: (programArguments: readonly string[]) => Promise<void>;
}

export interface ClipExtras {
  /** Files with subtitles and chapters, as arguments. */
  readonly inputs: readonly string[];
  /** What to do with them; `firstInput`: how many inputs stand before them. */
  readonly output: (firstInput: number) => readonly string[];
}
