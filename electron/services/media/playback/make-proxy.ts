import { mkdir, rename } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { z } from 'zod';
import { isSidecutError } from '../../../../core/errors.ts';
import { ffmpegStart, ffmpegInput, keepStreamsInUse } from '../../ffmpeg/ffmpeg-input.ts';
import type { FfmpegTools } from '../../ffmpeg/locate-ffmpeg.ts';
import { heardSound } from '../../../../core/media/heard-sound.ts';
import { mainPicture } from '../../../../core/media/main-picture.ts';
import type { MediaInfo, VideoTrack } from '../../../../core/media/media-info.ts';
import { runFfmpeg } from '../../ffmpeg/run-ffmpeg.ts';
import { mappingFilters } from '../../ffmpeg/tone-map.ts';
import { looseScratch } from '../../files/scratch.ts';
import type { Scratch } from '../../files/scratch.ts';
import { readSourceStreams } from '../source-streams.ts';
import { whyEncode } from '../why-encode.ts';
import { playsInMp4 } from './decide-playback.ts';

const maxHeight = 720;

/** What a proxy job stores. */
export const proxyJobOptionsSchema = z.object({
  /** Index among the file's audio tracks; without one, the track that is heard unless a person chooses. */
  audioTrack: z.int().min(0).exactOptional(),
  /** A person wants it though the file should play directly. */
  isAsked: z.boolean().default(false),
  /** Also a picture that should play as it is: it was tried, and did not. */
  encodePicture: z.boolean().default(false),
});
export type ProxyJobOptions = z.infer<typeof proxyJobOptionsSchema>;

export interface ProxyOptions extends Partial<Pick<ProxyJobOptions, 'audioTrack' | 'encodePicture'>> {
  readonly signal?: AbortSignal | undefined;
  /** Up to where the copy is made. */
  readonly onTime?: (timeMs: number) => void;
  /** Default: without an owner after a kill. */
  readonly scratch?: Scratch;
}

/**
 * Writes a copy that Chromium plays: H.264 and AAC in an MP4 whose index comes first, upright, with square pixels.
 * Its time 0 is that of the timeline, and every frame keeps its time, so that a varying frame rate stays as it is.
 * Where only the container or the sound is the obstacle, the picture is taken over as it is, in seconds.
 */
export async function makeProxy(
  tools: FfmpegTools,
  media: MediaInfo,
  path: string,
  options: ProxyOptions,
): Promise<void> {
  const picture = pictureToPlay(media);
  const streams = await readSourceStreams(tools, media, options.signal);
  const target = { isMatroska: false, streams, signal: options.signal };
  const takesOver =
    picture !== undefined &&
    options.encodePicture !== true &&
    playsInMp4(picture) &&
    (await whyEncode(tools, media, picture, target)) === null;
  const source = streams.find(({ index }) => index === picture?.streamIndex);
  const mapping = await mappingFilters(tools, source?.highRange ?? null);
  await mkdir(dirname(path), { recursive: true });
  const { scratch = looseScratch } = options;
  await scratch.beside(dirname(path), async (partial) => {
    if (!takesOver) await write(tools, media, partial, options, mapping);
    else {
      await write(tools, media, partial, options, null).catch((error: unknown) => {
        // Some timestamps can't be stored in an MP4 as they are; encoding makes new ones.
        if (!isSidecutError(error, 'ffmpeg-failed')) throw error;
        return write(tools, media, partial, options, mapping);
      });
    }
    await rename(partial, path);
  });
}

/** None where it can't be decoded: the sound plays without it. */
function pictureToPlay(media: MediaInfo): VideoTrack | undefined {
  const picture = mainPicture(media);
  return picture?.obstacle === undefined || media.audio.length === 0 ? picture : undefined;
}

/** `mapping`: filters for the colours of a picture that is encoded; null when it is taken over. */
async function write(
  tools: FfmpegTools,
  media: MediaInfo,
  output: string,
  { signal, onTime, audioTrack }: ProxyOptions,
  mapping: readonly string[] | null,
): Promise<void> {
  const picture = pictureToPlay(media);
  const sound = audioTrack === undefined ? heardSound(media) : media.audio[audioTrack];
  const programArguments = [
    ...ffmpegStart,
    '-y',
    ...ffmpegInput(media),
    ...(picture === undefined ? [] : pictureArguments(tools, picture, mapping)),
    ...(sound === undefined ? [] : soundArguments(sound.streamIndex)),
    ...['-sn', '-dn', '-map_metadata', '-1', '-map_chapters', '-1'],
    ...['-movflags', '+faststart', '-f', 'mp4', `file:${output}`],
    ...keepStreamsInUse(media, -1),
  ];
  await runFfmpeg(tools, programArguments, {
    signal,
    ...(onTime === undefined ? {} : { onTime }),
    makes: { kind: 'copy', name: basename(media.path) },
  });
}

function pictureArguments(
  tools: FfmpegTools,
  track: VideoTrack,
  mapping: readonly string[] | null,
): string[] {
  if (mapping === null) return ['-map', `0:${track.streamIndex}`, '-c:v', 'copy'];
  const scale = Math.min(1, maxHeight / track.displayHeight);
  const even = (length: number): number => Math.max(2, Math.round((length * scale) / 2) * 2);
  const size = `scale=${even(track.displayWidth)}:${even(track.displayHeight)}`;
  return [
    ...['-map', `0:${track.streamIndex}`],
    ...['-vf', [size, 'setsar=1', ...mapping, 'format=yuv420p'].join(',')],
    ...(tools.ffmpeg.major >= 6 ? ['-fps_mode', 'passthrough'] : ['-vsync', 'passthrough']),
    // Fine enough for any rate: the encoder's own clock would round the times of a varying one.
    ...['-enc_time_base:v', '1:90000', '-video_track_timescale', '90000'],
    // A key frame every second makes seeking feel direct; B-frames would delay the first picture.
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-bf', '0', '-pix_fmt', 'yuv420p'],
    ...['-force_key_frames', 'expr:gte(t,n_forced)'],
  ];
}

/** Silence stands where the sound has not begun or pauses, so that it stays beside its pictures. */
function soundArguments(streamIndex: number): string[] {
  return [
    ...['-map', `0:${streamIndex}`, '-af', 'aresample=async=1:first_pts=0'],
    ...['-c:a', 'aac', '-b:a', '160k', '-ac', '2'],
  ];
}
