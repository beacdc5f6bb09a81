/** What burning in, precise clips and pictures that a container can't take share: the picture encoded anew. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isSidecutError } from '../../../core/errors.ts';
import type { AudioTrack, VideoTrack } from '../../../core/media/media-info.ts';
import { note } from '../../../core/notes.ts';
import type { Note } from '../../../core/notes.ts';
import { fileAddress } from '../ffmpeg/ffmpeg-input.ts';
import { bitRateFor, chooseH264Encoder, softwareEncoder, tenBitEncoder } from '../ffmpeg/h264-encoder.ts';
import type { PictureEncoder } from '../ffmpeg/h264-encoder.ts';
import type { FfmpegTools } from '../ffmpeg/locate-ffmpeg.ts';
import type { ColourPlan } from '../ffmpeg/tone-map.ts';
import { holdsAudio } from './containers.ts';
import type { Container } from './containers.ts';
import { beforeEndMs, emptyFrames, extraFrames } from './extra-frames.ts';
import type { PictureTimes } from './extra-frames.ts';
import { frameClock } from './frame-clock.ts';

export interface PictureWork {
  readonly track: VideoTrack;
  readonly colour: ColourPlan;
  /** Of what is written. */
  readonly times: PictureTimes;
  /** Moments at which there must be a frame, see [Note: Frames for captions]. */
  readonly moments: readonly number[];
  /** Filters that choose frames and give them their times. */
  readonly timing: readonly string[];
  /** Filters that draw. */
  readonly drawing: readonly string[];
  /** Where files for ffmpeg may be put. */
  readonly folder: string;
}

/** ffmpeg's arguments for a picture that is encoded. The file that has it is its first input. */
export interface PictureArguments {
  /** What goes before all inputs. */
  readonly device: readonly string[];
  /** The second input, where there is one. */
  readonly inputs: readonly string[];
  readonly output: readonly string[];
}

/**
 * Runs `encode` with the best encoder; when a hardware one refuses this video (its size, a limit on sessions), once
 * more with the processor's. Returns notes on what became of the picture.
 */
export async function encodePicture(
  tools: FfmpegTools,
  work: PictureWork,
  encode: (picture: PictureArguments) => Promise<void>,
): Promise<readonly Note[]> {
  const extra = extraFrames(work.times, work.moments);
  const framesFile = join(work.folder, 'frames.ivf');
  if (extra.length > 0) await writeFile(framesFile, emptyFrames(extra));
  const run = (encoder: PictureEncoder): Promise<void> =>
    encode(pictureArguments(tools, encoder, work, extra, framesFile));
  const { colour } = work;
  if (colour.kind === 'kept') {
    await run(tenBitEncoder());
    return [note('high-range-kept', {})];
  }
  const notes = colour.kind === 'mapped' ? [note('tone-mapped', {})] : [];
  const encoder = await chooseH264Encoder(tools);
  try {
    await run(encoder);
    return notes;
  } catch (error) {
    if (!encoder.isHardware || !isSidecutError(error, 'ffmpeg-failed')) throw error;
    await run(await softwareEncoder(tools));
    return [...notes, note('encoded-by-processor', {})];
  }
}

function pictureArguments(
  tools: FfmpegTools,
  encoder: PictureEncoder,
  { track, colour, times, timing, drawing }: PictureWork,
  extra: readonly number[],
  framesFile: string,
): PictureArguments {
  const pixels = colour.kind === 'kept' ? 'yuv420p10le' : 'yuv420p';
  const mapping = colour.kind === 'mapped' ? colour.filters : [];
  const before = [...timing, ...evenSize(track), ...mapping, `format=${pixels}`];
  const after = [...drawing, encoder.upload];
  const clock = frameClock(
    [...times.framesMs, ...extra].toSorted((a, b) => a - b),
    track.frameRate,
  );
  const source = `0:${track.streamIndex}`;
  const filters =
    extra.length === 0
      ? ['-map', source, '-vf', [...before, ...after].join(',')]
      : [
          ...['-filter_complex', withFrames(source, before, shownSize(track), pixels, after)],
          // What `-map` of a stream copies by itself.
          ...['-map', '[picture]', '-map_metadata:s:v:0', `0:s:${track.streamIndex}`],
        ];
  return {
    device: encoder.device,
    inputs: extra.length === 0 ? [] : ['-f', 'ivf', '-i', fileAddress(framesFile)],
    output: [
      ...filters,
      // Every frame keeps its time, so that a varying rate stays as it is; the option changed its name in 5.1.
      ...(tools.ffmpeg.major >= 6 ? ['-fps_mode:v', 'passthrough'] : ['-vsync', 'passthrough']),
      ...['-enc_time_base:v', `${clock.denominator}:${clock.numerator}`],
      // Frames that wait for later ones would make all times begin seconds before 0.
      ...(extra.length === 0 ? [] : ['-bf', '0', ...lastFrame(tools)]),
      ...['-c:v', encoder.name, ...encoder.quality(bitRateFor(track))],
      // Encoders count frames, and ten seconds may hold two of them.
      ...['-force_key_frames:v', 'expr:gte(t,n_forced*10)'],
      // Sound waits for the first pictures, which may be minutes apart.
      ...['-max_muxing_queue_size', '10000'],
    ],
  };
}

/** An MP4's edit list would cut away a last frame without a length. The filter came with ffmpeg 5. */
function lastFrame({ ffmpeg }: FfmpegTools): readonly string[] {
  return ffmpeg.major >= 5 ? ['-bsf:v', `setts=duration=ceil(${beforeEndMs / 1000}/TB)`] : [];
}

/**
 * See [Note: Frames for captions]. The second input's frames are laid over the picture with the weight that they hold: 0.
 * Nothing of another rate comes behind: then ffmpeg takes the rate for unknown, and not each frame for one of seconds.
 */
function withFrames(
  source: string,
  before: readonly string[],
  { width, height }: { readonly width: number; readonly height: number },
  pixels: string,
  after: readonly string[],
): string {
  return [
    `[${source}]${before.join(',')}[shown]`,
    `[1:v]scale=${width}:${height},format=${pixels},split[empty][weight]`,
    `[shown][empty][weight]maskedmerge[merged]`,
    `nullsrc=size=${width}x${height}:rate=25,format=${pixels},trim=end_frame=0[nothing]`,
    `[merged][nothing]concat=unsafe=1,${after.join(',')}[picture]`,
  ].join(';');
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

/** As ffmpeg turns it, made even. */
function shownSize({ width, height, rotation }: VideoTrack): {
  readonly width: number;
  readonly height: number;
} {
  const even = (length: number): number => Math.ceil(length / 2) * 2;
  const isTurned = rotation === 90 || rotation === 270;
  return isTurned
    ? { width: even(height), height: even(width) }
    : { width: even(width), height: even(height) };
}
