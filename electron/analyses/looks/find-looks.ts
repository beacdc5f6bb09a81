import type { Looks } from '../../../core/chapters/shot-looks.ts';
import { mainPicture } from '../../../core/media/main-picture.ts';
import type { MediaInfo } from '../../../core/media/media-info.ts';
import type { FfmpegTools } from '../../services/ffmpeg/locate-ffmpeg.ts';
import { readFrames } from '../frames/read-frames.ts';
import { LookReader } from './look-reader.ts';

/** How a video looks, second by second; undefined for a sound file. Decodes all of the picture. */
export async function findLooks(
  tools: FfmpegTools,
  media: MediaInfo,
  { signal, onFraction }: { readonly signal: AbortSignal; readonly onFraction?: (fraction: number) => void },
): Promise<Looks | undefined> {
  const track = mainPicture(media);
  if (track === undefined) return undefined;
  const reader = new LookReader();
  let toldMs = 0;
  for await (const frame of readFrames(tools, media, track, { signal })) {
    reader.push(frame);
    if (frame.timeMs < toldMs + 1000) continue;
    toldMs = frame.timeMs;
    onFraction?.(Math.min(1, toldMs / media.durationMs));
  }
  return reader.finish();
}
