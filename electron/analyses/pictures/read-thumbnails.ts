import { basename } from 'node:path';
import { SidecutError } from '../../../core/errors.ts';
import { FFMPEG_START, ffmpegInput, keepStreamsInUse } from '../../services/ffmpeg/ffmpeg-input.ts';
import type { FfmpegTools } from '../../services/ffmpeg/locate-ffmpeg.ts';
import type { MediaInfo, VideoTrack } from '../../../core/media/media-info.ts';
import { RAW_FRAME_OUTPUT, readFrames } from '../../services/ffmpeg/raw-frames.ts';
import { sheetFilter, sheetOutput } from './contact-sheets.ts';
import type { SheetOutput } from './contact-sheets.ts';
import { THUMBNAIL } from './thumbnail.ts';
import type { Thumbnail } from './thumbnail.ts';
import {
  lastWords,
  startProgram,
  throwIfCancelled,
  wasInterrupted,
} from '../../services/ffmpeg/spawn-ffmpeg.ts';

export interface ThumbnailOptions {
  readonly signal?: AbortSignal | undefined;
  /** Contact sheets that the same decoding writes into a folder, see `SheetPlan`. */
  readonly sheets?: SheetOutput | undefined;
}

/** Every frame of a video track as a thumbnail, as fast as ffmpeg decodes. Constant memory; ends like `readAudio`. */
export async function* readThumbnails(
  tools: FfmpegTools,
  media: MediaInfo,
  track: VideoTrack,
  { signal, sheets }: ThumbnailOptions = {},
): AsyncGenerator<Thumbnail, void, undefined> {
  throwIfCancelled(signal);
  const running = startProgram(tools.ffmpeg, thumbnailArguments(tools, media, track, sheets), { signal });
  let count = 0;
  try {
    for await (const frames of readFrames(running)) {
      for (const { timeMs, data } of frames) {
        count++;
        yield { timeMs, pixels: Uint8Array.from(data) };
      }
    }
    const end = await running.ended;
    throwIfCancelled(signal);
    if (wasInterrupted(end)) throw new SidecutError('cancelled', 'ffmpeg was ended from outside.');
    if (count === 0) {
      throw new SidecutError(
        end.startError === undefined ? 'media-damaged' : 'ffmpeg-failed',
        `No picture of "${basename(media.path)}" could be decoded (${lastWords(end)}).`,
      );
    }
  } catch (error) {
    throwIfCancelled(signal);
    throw error;
  } finally {
    await running.stop();
  }
}

function thumbnailArguments(
  tools: FfmpegTools,
  media: MediaInfo,
  track: VideoTrack,
  sheets: SheetOutput | undefined,
): string[] {
  const shrink = `scale=${THUMBNAIL.width}:${THUMBNAIL.height}:flags=bilinear,format=yuv420p`;
  const input = `[0:${track.streamIndex}]`;
  // Every frame once, with its own time, whatever rate the file claims; the option changed its name in 5.1.
  const everyFrame = tools.ffmpeg.major >= 6 ? ['-fps_mode', 'passthrough'] : ['-vsync', 'passthrough'];
  return [
    ...FFMPEG_START,
    // Upright or not is the same here, and turning full frames costs; so does smoothing block edges, which
    // shrinking does anyway.
    ...['-noautorotate', '-skip_loop_filter', 'all'],
    ...ffmpegInput(media.path),
    ...(sheets === undefined
      ? ['-map', `0:${track.streamIndex}`, '-vf', shrink]
      : [
          '-filter_complex',
          `${input}split[all][few];[all]${shrink}[frames];[few]${sheetFilter(sheets.plan, track)}[sheets]`,
        ]),
    ...(sheets === undefined ? [] : ['-map', '[frames]']),
    ...[...everyFrame, '-enc_time_base', '1:1000', '-c:v', 'rawvideo', ...RAW_FRAME_OUTPUT],
    ...(sheets === undefined ? [] : ['-map', '[sheets]', ...everyFrame, ...sheetOutput(sheets)]),
    ...keepStreamsInUse(media, track.streamIndex),
  ];
}
