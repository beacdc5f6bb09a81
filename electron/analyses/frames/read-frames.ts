import { basename } from 'node:path';
import { SidecutError } from '../../../core/errors.ts';
import { note } from '../../../core/notes.ts';
import type { Note } from '../../../core/notes.ts';
import { framesPerSecond } from '../../../core/time/frame-rate.ts';
import { claimedEndMs } from '../../services/media/claimed-end.ts';
import { requireDecodable } from '../../services/media/decodable.ts';
import { ffmpegStart, ffmpegInput, keepStreamsInUse } from '../../services/ffmpeg/ffmpeg-input.ts';
import type { FfmpegTools } from '../../services/ffmpeg/locate-ffmpeg.ts';
import type { MediaInfo, VideoTrack } from '../../../core/media/media-info.ts';
import { rawFrameOutput, readFrames as readRawFrames } from '../../services/ffmpeg/raw-frames.ts';
import { thumbnail } from './thumbnail.ts';
import type { Thumbnail } from './thumbnail.ts';
import { wordsOfError } from '../../services/ffmpeg/last-words.ts';
import { startProgram, wasInterrupted } from '../../services/ffmpeg/spawn-ffmpeg.ts';

/** Files that ffmpeg writes from the same decoded picture. */
export interface FrameBranch {
  /** A chain of filters. */
  readonly filter: string;
  /** Arguments of the output, its file the last. */
  readonly output: readonly string[];
}

export interface FrameOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onWarning?: ((warning: Note) => void) | undefined;
  readonly branches?: readonly FrameBranch[] | undefined;
}

/** Every frame of a video track as a thumbnail, as fast as ffmpeg decodes. Constant memory; ends like `readAudio`. */
export async function* readFrames(
  tools: FfmpegTools,
  media: MediaInfo,
  track: VideoTrack,
  { signal, onWarning, branches = [] }: FrameOptions = {},
): AsyncGenerator<Thumbnail, void, undefined> {
  signal?.throwIfAborted();
  requireDecodable(media, track);
  const running = startProgram(tools.ffmpeg, frameArguments(tools, media, track, branches), { signal });
  let lastMs: number | undefined;
  try {
    for await (const frames of readRawFrames(running)) {
      for (const { timeMs, data } of frames) {
        lastMs = Math.max(lastMs ?? timeMs, timeMs);
        yield { timeMs, pixels: Uint8Array.from(data) };
      }
    }
    const end = await running.ended;
    signal?.throwIfAborted();
    if (wasInterrupted(end)) throw new SidecutError('cancelled', {});
    if (end.startError !== undefined)
      throw new SidecutError('ffmpeg-failed', { reason: 'start', said: end.startError.message });
    const name = basename(media.path);
    if (lastMs === undefined) {
      throw new SidecutError('media-damaged', { reason: 'picture', name, said: wordsOfError(end) });
    }
    if (track.gaps !== undefined) onWarning?.(note('media-has-gaps', { part: 'picture', name }));
    const promisedMs = brokenOff(media, track, { lastMs, hasFailed: end.exitCode !== 0 });
    if (promisedMs !== null) {
      onWarning?.(note('media-breaks-off', { part: 'picture', name, atMs: lastMs, promisedMs }));
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    await running.stop();
  }
}

/** A picture may end this much before the container says so. */
const missingEndMs = 1500;

/** Where the picture should have ended, when it ends well before; null when all of it was there. */
function brokenOff(
  media: MediaInfo,
  track: VideoTrack,
  { lastMs, hasFailed }: { readonly lastMs: number; readonly hasFailed: boolean },
): number | null {
  const claimedMs = claimedEndMs(media, track);
  const promisedMs = claimedMs === 0 && hasFailed ? media.durationMs : claimedMs;
  // The last frame lasts as long as the others; where their rate varies it may last any time.
  const frameMs = track.frameRate === undefined ? 0 : 1000 / framesPerSecond(track.frameRate);
  const missingMs = promisedMs - lastMs - frameMs * 2;
  if (hasFailed) return missingMs > 100 ? promisedMs : null;
  return missingMs > missingEndMs && track.frameRate !== undefined && !track.isVariableFrameRate
    ? promisedMs
    : null;
}

function frameArguments(
  tools: FfmpegTools,
  media: MediaInfo,
  track: VideoTrack,
  branches: readonly FrameBranch[],
): string[] {
  const shrink = `scale=${thumbnail.width}:${thumbnail.height}:flags=bilinear,format=yuv420p`;
  // Every frame once, with its own time, whatever rate the file claims; the option changed its name in 5.1.
  const everyFrame = tools.ffmpeg.major >= 6 ? ['-fps_mode', 'passthrough'] : ['-vsync', 'passthrough'];
  return [
    ...ffmpegStart,
    // Upright or not is the same here, and turning full frames costs; so does smoothing block edges, which
    // shrinking does anyway.
    ...['-noautorotate', '-skip_loop_filter', 'all'],
    ...ffmpegInput(media),
    ...(branches.length === 0
      ? ['-map', `0:${track.streamIndex}`, '-vf', shrink]
      : ['-filter_complex', splitGraph(track, shrink, branches), '-map', '[frames]']),
    ...[...everyFrame, '-enc_time_base', '1:1000', '-c:v', 'rawvideo', ...rawFrameOutput],
    ...branches.flatMap(({ output }, i) => ['-map', `[branch${i}]`, ...everyFrame, ...output]),
    ...keepStreamsInUse(media, track.streamIndex),
  ];
}

function splitGraph(track: VideoTrack, shrink: string, branches: readonly FrameBranch[]): string {
  const parts = branches.map((_, i) => `[part${i}]`).join('');
  return [
    `[0:${track.streamIndex}]split=${branches.length + 1}[all]${parts}`,
    `[all]${shrink}[frames]`,
    ...branches.map(({ filter }, i) => `[part${i}]${filter}[branch${i}]`),
  ].join(';');
}
