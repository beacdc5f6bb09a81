import type { MediaInfo } from '../../core/media/media-info.ts';
import type { Note } from '../../core/notes.ts';
import { mainPicture } from '../../core/media/main-picture.ts';
import type { FfmpegTools } from '../services/ffmpeg/locate-ffmpeg.ts';
import type { PictureWork, WorkContext } from './analysis-work.ts';
import { readFrames } from './frames/read-frames.ts';

interface Looking {
  readonly work: PictureWork<unknown, unknown>;
  readonly context: WorkContext<unknown>;
}

/**
 * Decodes the picture once for all that look at it: by one ffmpeg, which writes small frames to a pipe and whatever else
 * is asked for to files. The sound has another ffmpeg: one for both would save no decoding of pictures, and the slower
 * reader of its two pipes would hold up the other; a damaged track would take the other with it.
 */
export async function lookAtPicture(
  tools: FfmpegTools,
  media: MediaInfo,
  looking: readonly Looking[],
  signal: AbortSignal,
): Promise<readonly unknown[]> {
  const track = mainPicture(media)!;
  const listeners = await Promise.all(looking.map(async ({ work, context }) => work.open(context, track)));
  const branches = listeners.flatMap((listener) => listener.branches ?? []);
  const onWarning = (warning: Note) => looking.forEach(({ context }) => context.note(warning));
  let reportAtMs = 0;
  for await (const frame of readFrames(tools, media, track, { signal, onWarning, branches })) {
    for (const { onFrame } of listeners) onFrame?.(frame);
    if (frame.timeMs < reportAtMs) continue;
    reportAtMs = frame.timeMs + 1000;
    const fraction = Math.min(1, Math.max(0, frame.timeMs / media.durationMs));
    for (const { context } of looking) context.onFraction(fraction);
  }
  return Promise.all(listeners.map(({ end }) => end()));
}
