import { join } from 'node:path';
import type { MediaInfo } from '../../../../core/media/media-info.ts';
import { runProgram } from '../../ffmpeg/spawn-ffmpeg.ts';
import { probe } from '../probe.ts';
import { eyes, makeMedia, source } from './media-files.ts';

/** Brightness of the first frame; each frame is one brighter than the one before. */
const firstLevel = 20;

/** A picture that tells the number of each frame by its brightness; up to 200 frames. */
export function countedFrames(framesPerSecond: number | string, seconds: number): readonly string[] {
  return source(
    `color=c=black:size=64x36:rate=${framesPerSecond}:duration=${seconds},format=yuv420p,geq=lum=${firstLevel}+N:cb=128:cr=128`,
  );
}

export const tone = (seconds: number): readonly string[] =>
  source(`sine=frequency=440:duration=${seconds}:sample_rate=48000`);

/** Fine enough that no level is lost. */
export const countedVideo = '-c:v libx264 -preset ultrafast -crf 6 -pix_fmt yuv420p';

export async function makeCounted(
  folder: string,
  name: string,
  ...parts: readonly (string | readonly string[])[]
): Promise<MediaInfo> {
  return probe(eyes, await makeMedia(join(folder, name), ...parts));
}

export interface ShownFrame {
  /** Number of the frame in the picture of `countedFrames`. */
  readonly number: number;
  readonly timeMs: number;
}

/** What is decoded from a file's first video track, with the container's own times. `filter`: what is looked at. */
export async function shownFrames(path: string, filter = 'null'): Promise<readonly ShownFrame[]> {
  const run = await runProgram(eyes.ffmpeg, [
    ...['-v', 'error', '-copyts', '-i', `file:${path}`, '-map', '0:v:0', '-vsync', 'passthrough'],
    ...['-vf', `${filter},format=yuv420p,signalstats,metadata=print:key=lavfi.signalstats.YAVG:file=-`],
    ...['-f', 'null', '-'],
  ]);
  if (run.exitCode !== 0) throw new Error(run.stderrTail.join('\n'));
  const frames = run.stdout.matchAll(/pts_time:([\d.-]+)\s+\S*YAVG=([\d.]+)/g);
  return [...frames].map(([, time, level]) => ({
    number: Math.round(Number(level)) - firstLevel,
    timeMs: Math.round(Number(time) * 1000),
  }));
}

export const numbersOf = (frames: readonly ShownFrame[]): readonly number[] =>
  frames.map(({ number }) => number);
export const timesOf = (frames: readonly ShownFrame[]): readonly number[] =>
  frames.map(({ timeMs }) => timeMs);

/** Whole numbers, the end not among them. */
export const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from }, (_, i) => from + i);
/** Of so many frames, from 0 on. */
export const evenTimes = (count: number, stepMs = 40): readonly number[] =>
  range(0, count).map((i) => i * stepMs);
