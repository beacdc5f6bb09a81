import { thumbnail } from '../frames/thumbnail.ts';
import type { Thumbnail } from '../frames/thumbnail.ts';

/** Half a thumbnail in each direction; enough for what lasts many frames, and averaging takes the noise out. */
const width = thumbnail.width / 2;
const height = thumbnail.height / 2;
const size = width * height;

export interface SmallFrame {
  readonly timeMs: number;
  /** `[18, 32]`, in levels of 0 to 255. */
  readonly luma: Float32Array;
  readonly mean: number;
  /** Standard deviation of luma, in levels. */
  readonly deviation: number;
}

export function shrink({ timeMs, pixels }: Thumbnail): SmallFrame {
  const luma = new Float32Array(size);
  let sum = 0;
  let squares = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * 2 * thumbnail.width + x * 2;
      const below = at + thumbnail.width;
      const value = (pixels[at]! + pixels[at + 1]! + pixels[below]! + pixels[below + 1]!) / 4;
      luma[y * width + x] = value;
      sum += value;
      squares += value * value;
    }
  }
  const mean = sum / size;
  return { timeMs, luma, mean, deviation: Math.sqrt(Math.max(0, squares / size - mean * mean)) };
}

/** Pearson's correlation of two pictures that are not flat. */
export function correlate(a: SmallFrame, b: SmallFrame): number {
  let products = 0;
  for (let i = 0; i < size; i++) products += a.luma[i]! * b.luma[i]!;
  return (products / size - a.mean * b.mean) / (a.deviation * b.deviation);
}

/** Mean absolute difference in levels, and `spread` as in `Difference`. */
export function distanceBetween(
  a: SmallFrame,
  b: SmallFrame,
): { readonly levels: number; readonly spread: number } {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < size; i++) {
    const difference = Math.abs(a.luma[i]! - b.luma[i]!);
    sum += difference;
    squares += difference * difference;
  }
  return { levels: sum / size, spread: squares === 0 ? 1 : sum ** 2 / (size * squares) };
}

/** A frame as a mix of two others, `a + share (b - a)`. */
export interface Mix {
  readonly share: number;
  /** What no mix explains, relative to the distance between `a` and `b`. */
  readonly misfit: number;
}

export function mixOf(frame: SmallFrame, a: SmallFrame, b: SmallFrame): Mix {
  let distance = 0;
  let along = 0;
  let whole = 0;
  for (let i = 0; i < size; i++) {
    const start = a.luma[i]!;
    const way = b.luma[i]! - start;
    const gone = frame.luma[i]! - start;
    distance += way * way;
    along += way * gone;
    whole += gone * gone;
  }
  const share = along / distance;
  return { share, misfit: Math.sqrt(Math.max(0, whole - share * along) / distance) };
}

/** A frame as two others of which one covers the other more and more, in whatever shape. */
export interface Cover extends Mix {
  /** 1 where the frame looks like `b`. */
  readonly covered: Uint8Array;
  /** The share of places where the two differ enough to tell. */
  readonly telling: number;
}

/** Levels by which two places must differ to tell which of the two is seen. */
const tellingLevels = 12;
/** Of the way from one to the other: further from both it is neither. */
const nearShare = 0.3;

/** `share`, and `misfit` (places that are neither), are relative to the places that tell. */
export function coverOf(frame: SmallFrame, a: SmallFrame, b: SmallFrame): Cover {
  const covered = new Uint8Array(size);
  let telling = 0;
  let reached = 0;
  let neither = 0;
  for (let i = 0; i < size; i++) {
    const way = Math.abs(b.luma[i]! - a.luma[i]!);
    const fromStart = Math.abs(frame.luma[i]! - a.luma[i]!);
    if (way < tellingLevels) {
      // Something that passes leaves both ends of its way alike.
      if (fromStart > 2 * tellingLevels) neither += 1;
      continue;
    }
    const toEnd = Math.abs(frame.luma[i]! - b.luma[i]!);
    telling += 1;
    if (Math.min(fromStart, toEnd) > nearShare * way) neither += 1;
    if (toEnd >= fromStart) continue;
    covered[i] = 1;
    reached += 1;
  }
  return { covered, share: reached / telling, misfit: neither / telling, telling: telling / size };
}

/** The share of all places that were covered before and are not after. */
export function uncoveredShare(before: Cover, after: Cover): number {
  let uncovered = 0;
  for (let i = 0; i < size; i++) if (before.covered[i] === 1 && after.covered[i] === 0) uncovered += 1;
  return uncovered / size;
}
