import type { ExportNotes } from '../../../core/notes/export.ts';
import type { AudioTrack, MediaInfo, VideoTrack } from '../../../core/media/media-info.ts';
import type { FfmpegTools } from '../ffmpeg/locate-ffmpeg.ts';
import { readPictureTimes } from './picture-times.ts';
import type { CodedPicture } from './picture-times.ts';
import type { SourceStream } from './source-streams.ts';

/** Missing times show at once. */
const lookedAtMs = 20_000;

/** Why a picture that the container could hold must be encoded all the same; null when it can be copied. */
export async function whyEncode(
  tools: FfmpegTools,
  media: MediaInfo,
  track: VideoTrack,
  { isMatroska, streams, signal }: Target,
): Promise<ExportNotes['picture-encoded']['reason'] | null> {
  const source = streams.find(({ index }) => index === track.streamIndex);
  if (isMatroska && source?.isTurned === true) return 'turned';
  if (!isIndexed(media)) {
    const range = { fromMs: 0, toMs: lookedAtMs };
    const pictures = await readPictureTimes(tools, media, track.streamIndex, { range, signal });
    return pictures.some(({ isUntimed }) => isUntimed) ? 'no-times' : null;
  }
  if (!/\bmov\b/.test(media.container)) return null;
  const pictures = await readPictureTimes(tools, media, track.streamIndex, { signal });
  const hides = isMatroska ? pictures.some(({ isHidden }) => isHidden) : hidesWithin(pictures);
  return hides ? 'cut' : null;
}

export interface Target {
  /** What is written; else an MP4. */
  readonly isMatroska: boolean;
  readonly streams: readonly SourceStream[];
  readonly signal: AbortSignal | undefined;
}

/** MP4 gets one edit that hides what lies before the first picture shown, and none for what lies behind it. */
function hidesWithin(pictures: readonly CodedPicture[]): boolean {
  const first = pictures.findIndex(({ isHidden }) => !isHidden);
  return pictures.some(
    ({ isHidden, timeMs }, i) => isHidden && i > first && timeMs > pictures[first]!.timeMs,
  );
}

/** Hidden sound of this length at the start is what a decoder needs before it begins. */
const maxPrimingMs = 100;

/** The sound tracks whose parts an edit list hides in a way that a copy would not: they are to be encoded. */
export async function soundsToEncode(
  tools: FfmpegTools,
  media: MediaInfo,
  { isMatroska, signal }: Pick<Target, 'isMatroska' | 'signal'>,
): Promise<ReadonlySet<AudioTrack>> {
  const found = new Set<AudioTrack>();
  if (!/\bmov\b/.test(media.container)) return found;
  for (const track of media.audio) {
    const packets = await readPictureTimes(tools, media, track.streamIndex, { signal });
    const hiddenMs = packets.reduce((sum, { isHidden, durationMs }) => sum + (isHidden ? durationMs : 0), 0);
    if (isMatroska ? hiddenMs > maxPrimingMs : hidesWithin(packets)) found.add(track);
  }
  return found;
}

/** Seeking leads to a key frame; elsewhere it is a guess. */
export function isIndexed({ container }: MediaInfo): boolean {
  return /\b(?:mov|matroska)\b/.test(container);
}
