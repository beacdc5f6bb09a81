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
}

/** `share` counts a place by how much the two differ there; `misfit`: what is neither, relative to their distance. */
export function coverOf(frame: SmallFrame, a: SmallFrame, b: SmallFrame): Cover {
  const covered = new Uint8Array(size);
  let distance = 0;
  let reached = 0;
  let rest = 0;
  for (let i = 0; i < size; i++) {
    const way = (b.luma[i]! - a.luma[i]!) ** 2;
    const fromStart = (frame.luma[i]! - a.luma[i]!) ** 2;
    const toEnd = (frame.luma[i]! - b.luma[i]!) ** 2;
    distance += way;
    rest += Math.min(fromStart, toEnd);
    if (toEnd >= fromStart) continue;
    covered[i] = 1;
    reached += way;
  }
  return { covered, share: reached / distance, misfit: Math.sqrt(rest / distance) };
}

/** How much of the distance between `a` and `b` was covered before, and is not after. */
export function uncoveredShare(before: Cover, after: Cover, a: SmallFrame, b: SmallFrame): number {
  let distance = 0;
  let uncovered = 0;
  for (let i = 0; i < size; i++) {
    const way = (b.luma[i]! - a.luma[i]!) ** 2;
    distance += way;
    if (before.covered[i] === 1 && after.covered[i] === 0) uncovered += way;
  }
  return uncovered / distance;
}
