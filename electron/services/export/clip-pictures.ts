/** How the picture of a clip is made, by the pictures that lie around its ends. */
import type { MediaInfo, VideoTrack } from '../../../core/media/media-info.ts';
import { framesPerSecond } from '../../../core/time/frame-rate.ts';
import type { FfmpegTools } from '../ffmpeg/locate-ffmpeg.ts';
import { readPictureTimes } from '../media/picture-times.ts';
import type { CodedPicture } from '../media/picture-times.ts';
import { planEncoding, snapToFrames } from './clip-plan.ts';
import type { EncodePlan, Span } from './clip-plan.ts';

export interface ClipPictures {
  /** Around the clip, in the order of decoding. */
  readonly pictures: readonly CodedPicture[];
  /** The clip with its ends at frames. */
  readonly span: Span;
  /** Null where there is no picture to show in the clip. */
  readonly plan: EncodePlan | null;
  /** Where ffmpeg must begin to read so that it gets the plan's key frame. */
  readonly seekMs: number;
}

/** Before the clip, for the key frame; more each time that it was not enough. */
const firstReachMs = 2000;
const reachGrowth = 5;

/**
 * Reads back from the clip's start until the key frame is found that it takes. Formats without an index (MPEG-TS) are
 * sought by a guess that may land behind it.
 */
export async function readClipPictures(
  tools: FfmpegTools,
  media: MediaInfo,
  track: VideoTrack,
  wanted: Span,
  signal: AbortSignal | undefined,
): Promise<ClipPictures> {
  for (let reachMs = firstReachMs; ; reachMs *= reachGrowth) {
    const fromMs = Math.max(0, Math.floor(wanted.startMs - reachMs));
    const range = { fromMs, toMs: wanted.endMs };
    const pictures = await readPictureTimes(tools, media, track.streamIndex, { range, signal });
    const span = snapToFrames(pictures, wanted, frameLengthMs(track));
    const plan = planEncoding(pictures, span, fromMs === 0);
    if (plan !== null) {
      // An index leads to the key frame itself; elsewhere only what was read here is known to reach it.
      const keyMs = Math.max(0, Math.floor(plan.keyMs) - 1);
      return { pictures, span, plan, seekMs: isIndexed(media) ? keyMs : Math.min(fromMs, keyMs) };
    }
    if (fromMs === 0) return { pictures, span, plan, seekMs: 0 };
  }
}

export function isIndexed({ container }: MediaInfo): boolean {
  return /\b(?:mov|matroska)\b/.test(container);
}

function frameLengthMs({ frameRate }: VideoTrack): number {
  return 1000 / framesPerSecond(frameRate ?? { numerator: 25, denominator: 1 });
}
