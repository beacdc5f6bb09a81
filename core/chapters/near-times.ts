/** Looking times up in ordered lists. */
import type { Stretch } from './chapter-text.ts';

export interface Reach {
  readonly beforeMs: number;
  readonly afterMs: number;
}

/** The time nearest to `ms` that is no further away than the reach; null where there is none. */
export function nearestWithin(
  times: readonly number[],
  ms: number,
  { beforeMs, afterMs }: Reach,
): number | null {
  let nearest: number | null = null;
  for (let at = firstFrom(times, ms - beforeMs); at < times.length && times[at]! <= ms + afterMs; at++) {
    if (nearest === null || Math.abs(times[at]! - ms) < Math.abs(nearest - ms)) nearest = times[at]!;
  }
  return nearest;
}

/** The length of the longest stretch that touches the span from `fromMs` to `toMs`; 0 where there is none. */
export function overlapWithin(stretches: readonly Stretch[], fromMs: number, toMs: number): number {
  let longest = 0;
  let [low, high] = [0, stretches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stretches[middle]!.endMs < fromMs) low = middle + 1;
    else high = middle;
  }
  for (let at = low; at < stretches.length && stretches[at]!.startMs <= toMs; at++) {
    longest = Math.max(longest, stretches[at]!.endMs - stretches[at]!.startMs);
  }
  return longest;
}

/** Index of the first time that is not before `ms`. */
export function firstFrom(times: ArrayLike<number>, ms: number): number {
  let [from, to] = [0, times.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (times[middle]! < ms) from = middle + 1;
    else to = middle;
  }
  return from;
}
