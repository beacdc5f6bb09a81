import { basename } from 'node:path';
import { ffmpegStart, ffmpegInput } from '../../services/ffmpeg/ffmpeg-input.ts';
import type { FfmpegTools } from '../../services/ffmpeg/locate-ffmpeg.ts';
import type { MediaInfo, VideoTrack } from '../../../core/media/media-info.ts';
import { runFfmpeg } from '../../services/ffmpeg/run-ffmpeg.ts';

const maxHeight = 270;

export interface PosterOptions {
  readonly track: VideoTrack;
  /** The most typical frame of the second from here on is taken: one alone may be black or a blend. */
  readonly atMs: number;
  readonly path: string;
  readonly signal: AbortSignal;
}

/** A picture that stands for the video, decoded from one place of it. Where there is none, no file is written. */
export async function makePoster(
  tools: FfmpegTools,
  media: MediaInfo,
  { track, atMs, path, signal }: PosterOptions,
): Promise<void> {
  const scale = Math.min(1, maxHeight / track.displayHeight);
  const even = (length: number): number => Math.max(2, Math.round((length * scale) / 2) * 2);
  const size = `${even(track.displayWidth)}:${even(track.displayHeight)}`;
  await runFfmpeg(
    tools,
    [
      ...ffmpegStart,
      '-y',
      ...ffmpegInput(media, atMs),
      ...['-map', `0:${track.streamIndex}`, '-vf', `scale=${size},setsar=1,thumbnail=24,format=yuvj420p`],
      ...['-frames:v', '1', '-c:v', 'mjpeg', '-q:v', '4'],
      ...['-f', 'image2', '-update', '1', path.replaceAll('%', '%%')],
    ],
    { signal, makes: { kind: 'file', name: basename(path) } },
  );
}
