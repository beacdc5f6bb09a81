/** What burning in and precise clips share: the picture through H.264, with a second try on the processor. */
import { isSidecutError } from '../../../core/errors.ts';
import { note } from '../../../core/notes.ts';
import type { Note } from '../../../core/notes.ts';
import type { FfmpegTools } from '../ffmpeg/locate-ffmpeg.ts';
import type { AudioTrack, VideoTrack } from '../../../core/media/media-info.ts';
import { holdsAudio } from './containers.ts';
import type { Container } from './containers.ts';
import { bitRateFor, chooseH264Encoder, softwareEncoder } from '../ffmpeg/h264-encoder.ts';
import type { H264Encoder } from '../ffmpeg/h264-encoder.ts';

/**
 * Runs `encode` with the best encoder; when a hardware one refuses this video (its size, a limit on sessions), once
 * more with the processor's. Returns a note when that happened.
 */
export async function withH264Encoder(
  tools: FfmpegTools,
  encode: (encoder: H264Encoder) => Promise<void>,
): Promise<Note | null> {
  const encoder = await chooseH264Encoder(tools);
  try {
    await encode(encoder);
    return null;
  } catch (error) {
    if (!encoder.isHardware || !isSidecutError(error, 'ffmpeg-failed')) throw error;
    await encode(await softwareEncoder(tools));
    return note('encoded-by-processor', {});
  }
}

/** Filters and encoder of the picture. `filters`: what is done to it before. */
export function videoArguments(
  tools: FfmpegTools,
  encoder: H264Encoder,
  track: VideoTrack,
  filters: readonly string[],
): string[] {
  return [
    ...['-map', `0:${track.streamIndex}`, '-vf', [...evenSize(track), ...filters, encoder.upload].join(',')],
    // Every frame keeps its time, so that a varying rate stays as it is; the option changed its name in 5.1.
    ...(tools.ffmpeg.major >= 6 ? ['-fps_mode:v', 'passthrough'] : ['-vsync', 'passthrough']),
    ...['-c:v', encoder.name, ...encoder.quality(bitRateFor(track))],
  ];
}

/** All sound tracks: as they are where `copies` and the container takes them, else as AAC. */
export function audioArguments(
  container: Container,
  tracks: readonly AudioTrack[],
  copies: boolean,
): string[] {
  return tracks.flatMap((track, index) => [
    ...['-map', `0:${track.streamIndex}`],
    ...(copies && holdsAudio(container, track)
      ? [`-c:a:${index}`, 'copy']
      : [`-c:a:${index}`, 'aac', `-b:a:${index}`, track.channels > 2 ? '384k' : '192k']),
  ]);
}

/** With 4:2:0 colour both sides must be even: one line of black is added rather than one of the picture lost. */
function evenSize({ width, height }: VideoTrack): readonly string[] {
  return width % 2 === 0 && height % 2 === 0 ? [] : ['pad=ceil(iw/2)*2:ceil(ih/2)*2'];
}
