import type { Stretch } from './stretch.ts';

/** The voices of a sound: a vector of length 1 for each window, in the order of time. */
export interface VoiceTrack {
  readonly windows: readonly Stretch[];
  /** `[windows, dimensions]` */
  readonly vectors: Float32Array;
  readonly dimensions: number;
}

export function vectorOf({ vectors, dimensions }: VoiceTrack, window: number): Float32Array {
  return vectors.subarray(window * dimensions, (window + 1) * dimensions);
}

export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
}

/** Sum and number of the windows of each label; those without one (-1) are left out. */
export interface LabelSums {
  readonly sums: readonly Float32Array[];
  readonly sizes: readonly number[];
}

export function sumByLabel(track: VoiceTrack, labels: ArrayLike<number>): LabelSums {
  const sums: Float32Array[] = [];
  const sizes: number[] = [];
  for (let window = 0; window < track.windows.length; window++) {
    const label = labels[window]!;
    if (label < 0) continue;
    const sum = (sums[label] ??= new Float32Array(track.dimensions));
    const vector = vectorOf(track, window);
    for (let at = 0; at < sum.length; at++) sum[at]! += vector[at]!;
    sizes[label] = (sizes[label] ?? 0) + 1;
  }
  return { sums, sizes };
}

/** Of length 1. */
export function toUnit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector));
  return length === 0 ? vector : vector.map((value) => value / length);
}
