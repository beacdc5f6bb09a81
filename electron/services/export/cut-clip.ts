import { basename } from 'node:path';
import { isSidecutError, SidecutError } from '../../../core/errors.ts';
import { ffmpegStart, ffmpegInput } from '../ffmpeg/ffmpeg-input.ts';
import type { FfmpegTools } from '../ffmpeg/locate-ffmpeg.ts';
import type { MediaInfo } from '../../../core/media/media-info.ts';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import { containerOf, muxerArguments, whatDoesNotFit } from './containers.ts';
import type { Container } from './containers.ts';
import { audioArguments, videoArguments, withH264Encoder } from './encode-video.ts';
import type { H264Encoder } from '../ffmpeg/h264-encoder.ts';
import { keyframeAt } from './keyframe-at.ts';
import { writeMediaFile } from './write-media-file.ts';
import type { ExportContext, ExportTarget, WrittenFile } from './write-media-file.ts';

export interface ClipRequest extends ExportTarget {
  readonly media: MediaInfo;
  /** On the presentation timeline. */
  readonly startMs: number;
  readonly endMs: number;
}

/** ffmpeg drops what is earlier than the point it seeks to: the key frame must not be, by rounding. */
const beforeKeyframeMs = 2;

/**
 * A part of the video, to the frame. Copied as it is when it begins with a key frame (or is sound only), else encoded
 * anew. Without subtitles.
 */
export async function cutClip(
  tools: FfmpegTools,
  request: ClipRequest,
  context: ExportContext = {},
): Promise<WrittenFile> {
  context.signal?.throwIfAborted();
  const clip = withinMedia(request);
  const container = containerOf(clip.outputPath);
  const seekMs = await copyStart(tools, clip, container, context.signal);
  const run = (programArguments: readonly string[]): Promise<void> =>
    runFfmpeg(tools, programArguments, {
      signal: context.signal,
      onTime: (timeMs) => {
        const fraction = Math.min(1, timeMs / (clip.endMs - clip.startMs));
        context.onProgress?.({ fraction, positionMs: clip.startMs + timeMs });
      },
      makes: { kind: 'file', name: basename(clip.outputPath) },
    });
  return writeMediaFile(clip, clip.media.path, context, async (path) => {
    if (seekMs !== null && (await copies(() => run(copyArguments(clip, container, seekMs, path)))))
      return null;
    if (clip.media.video.length > 0) {
      return withH264Encoder(tools, (encoder) => run(encodeArguments(tools, encoder, clip, container, path)));
    }
    await run(soundArguments(clip, container, path));
    return null;
  });
}

/** Where to seek for a copy; null when the clip must be encoded. */
async function copyStart(
  tools: FfmpegTools,
  { media, startMs }: ClipRequest,
  container: Container,
  signal: AbortSignal | undefined,
): Promise<number | null> {
  // Elsewhere seeking is a guess by the bit rate.
  const isIndexed = /\b(?:mov|matroska)\b/.test(media.container);
  if (!isIndexed || whatDoesNotFit(container, media) !== null) return null;
  const [picture] = media.video;
  if (picture === undefined) return startMs;
  const keyframeMs = await keyframeAt(tools, media, picture, startMs, signal);
  return keyframeMs === null ? null : Math.max(0, Math.floor(keyframeMs) - beforeKeyframeMs);
}

/** What ffmpeg refuses to copy can still be encoded. */
async function copies(copy: () => Promise<void>): Promise<boolean> {
  try {
    await copy();
    return true;
  } catch (error) {
    if (isSidecutError(error, 'ffmpeg-failed')) return false;
    throw error;
  }
}

function copyArguments(clip: ClipRequest, container: Container, seekMs: number, path: string): string[] {
  const { media, endMs } = clip;
  return [
    ...[...ffmpegStart, '-y', ...ffmpegInput(media.path, seekMs), ...lengthArguments(seekMs, endMs)],
    ...[...media.video, ...media.audio].flatMap((track) => ['-map', `0:${track.streamIndex}`]),
    // Packets before the seek point are dropped; by default ffmpeg begins with the key frame before it.
    ...['-c', 'copy', '-copypriorss', '0', '-avoid_negative_ts', 'make_zero'],
    ...muxerArguments(container, media, path),
  ];
}

function encodeArguments(
  tools: FfmpegTools,
  encoder: H264Encoder,
  { media, startMs, endMs }: ClipRequest,
  container: Container,
  path: string,
): string[] {
  return [
    ...[...ffmpegStart, '-y', ...encoder.device],
    ...[...ffmpegInput(media.path, startMs), ...lengthArguments(startMs, endMs)],
    ...videoArguments(tools, encoder, media.video[0]!, []),
    // A copy would begin with a whole packet, up to a frame early or late.
    ...audioArguments(container, media.audio, false),
    ...(container.muxer === 'matroska' ? [] : ['-movflags', '+faststart']),
    ...muxerArguments(container, { ...media, video: [] }, path),
  ];
}

function soundArguments(
  { media, startMs, endMs }: ClipRequest,
  container: Container,
  path: string,
): string[] {
  return [
    ...[...ffmpegStart, '-y', ...ffmpegInput(media.path, startMs), ...lengthArguments(startMs, endMs)],
    ...audioArguments(container, media.audio, false),
    ...muxerArguments(container, media, path),
  ];
}

function lengthArguments(fromMs: number, toMs: number): readonly string[] {
  return ['-t', ((toMs - fromMs) / 1000).toFixed(3)];
}

function withinMedia(request: ClipRequest): ClipRequest {
  const startMs = Math.max(0, Math.round(request.startMs));
  const endMs = Math.min(Math.round(request.endMs), request.media.durationMs);
  if (endMs > startMs) return { ...request, startMs, endMs };
  throw new SidecutError('usage', { reason: 'clip-outside' });
}
