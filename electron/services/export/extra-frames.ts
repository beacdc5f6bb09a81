/**
 * [Note: Frames for captions] Captions are drawn into frames, so where frames are rare (slides, a screen recording, a
 * podcast's one picture) a caption would come late, stay too long or never be seen. There the frame that stands is shown
 * once more at the moments at which a caption comes or goes. Frames that are there keep their times.
 *
 * ffmpeg has no filter that adds frames at given times. One that joins several pictures puts out a frame whenever one of
 * its inputs does, so a second video of empty frames at those times, merged in with no weight, makes them.
 */
import type { Cue } from '../../../core/cues/cue.ts';
import type { CodedPicture } from '../media/picture-times.ts';

/** A caption may come or go this much late: a frame of a usual video. */
const maxLateMs = 50;
/** ASS counts hundredths of a second; a frame is to be just behind the moment, however times are rounded. */
const assStepMs = 10;
/**
 * The last frame is shown once more this long before the end, so that the file lasts as long as it is to be seen: ffmpeg
 * does not know how long the last of uneven frames lasts.
 */
export const beforeEndMs = 10;

/** When captions come and go within a video of that length, just behind the moments that ASS can write. */
export function captionMoments(
  cues: readonly Pick<Cue, 'startMs' | 'endMs'>[],
  durationMs: number,
): readonly number[] {
  return cues
    .flatMap(({ startMs, endMs }) => [startMs, endMs])
    .map((ms) => Math.ceil(ms / assStepMs) * assStepMs + 1)
    .filter((moment) => moment < durationMs - maxLateMs);
}

export interface PictureTimes {
  /** When frames are shown already, ascending. */
  readonly framesMs: readonly number[];
  /** When the last one stops to be shown. */
  readonly endMs: number;
}

/** Of coded pictures in any order. */
export function shownTimes(pictures: readonly CodedPicture[]): PictureTimes {
  const shown = pictures.filter(({ isHidden }) => !isHidden).toSorted((a, b) => a.timeMs - b.timeMs);
  const last = shown.at(-1);
  return {
    framesMs: shown.map(({ timeMs }) => timeMs),
    endMs: last === undefined ? 0 : last.timeMs + last.durationMs,
  };
}

/**
 * The moments (integer milliseconds, ascending) at which a frame must be added so that each of `moments` is seen, and
 * that the picture lasts until its end.
 */
export function extraFrames(
  { framesMs, endMs }: PictureTimes,
  moments: readonly number[],
): readonly number[] {
  const [first] = framesMs;
  if (first === undefined) return [];
  const unseen = moments.filter((moment) => {
    if (moment <= first) return false;
    const next = framesMs[firstFrom(framesMs, moment - 1)];
    return next === undefined || next > moment + maxLateMs;
  });
  const wanted = [...new Set(unseen)].toSorted((a, b) => a - b);
  const lastMs = Math.max(framesMs.at(-1)!, wanted.at(-1) ?? 0);
  return endMs - lastMs > 2 * maxLateMs ? [...wanted, Math.floor(endMs - beforeEndMs)] : wanted;
}

/** Index of the first of the ascending `values` that is not below `least`. */
function firstFrom(values: readonly number[], least: number): number {
  let [from, to] = [0, values.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (values[middle]! < least) from = middle + 1;
    else to = middle;
  }
  return from;
}

const side = 16;

/**
 * Empty frames at the given times as IVF, which keeps each frame's time as it is: a header of 32 bytes, then for each
 * frame its size, its time and its bytes (wiki.multimedia.cx, "IVF"). The first one is at 0, where merging can begin.
 */
export function emptyFrames(timesMs: readonly number[]): Buffer {
  const times = [0, ...timesMs.filter((time) => time > 0)];
  // Brightness, and two of colour at half the size.
  const frame = Buffer.alloc((side * side * 3) / 2);
  const header = Buffer.alloc(32);
  header.write('DKIF', 0);
  header.writeUInt16LE(32, 6);
  header.write('I420', 8);
  header.writeUInt16LE(side, 12);
  header.writeUInt16LE(side, 14);
  header.writeUInt32LE(1000, 16);
  header.writeUInt32LE(1, 20);
  header.writeUInt32LE(times.length, 24);
  const frames = times.flatMap((time) => {
    const head = Buffer.alloc(12);
    head.writeUInt32LE(frame.length, 0);
    head.writeBigUInt64LE(BigInt(Math.round(time)), 4);
    return [head, frame];
  });
  return Buffer.concat([header, ...frames]);
}
