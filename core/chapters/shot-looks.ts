import type { Stretch, SentenceVectors } from './chapter-text.ts';

/** What a video looks like at one moment in each second, without shapes: how its brightness and its colours are spread. */
export interface Looks {
  /** Row `n` is of the moment `(n + 0.5) * periodMs`. */
  readonly periodMs: number;
  /** `[moments, bins]`: roots of shares, so that rows are compared by their products (Bhattacharyya). */
  readonly rows: Float32Array;
  readonly bins: number;
}

/** A mean square below this is noise and light: one place, as far as colours tell. */
const minVariance = 0.004;
/** Of the vectors of sentences around their mean, whose cohesion is measured by the same numbers. */
const usualVariance = 0.6;

/**
 * One vector for each shot, which stand for the vectors of sentences: shots of one place lie near together, those of another
 * far from them. Null where all look alike, or nothing was seen.
 */
export function looksOfShots(
  shots: readonly Stretch[],
  { periodMs, rows, bins }: Looks,
): SentenceVectors | null {
  const moments = Math.floor(rows.length / bins);
  if (moments === 0) return null;
  const vectors = new Float32Array(shots.length * bins);
  for (const [shot, { startMs, endMs }] of shots.entries()) {
    const last = moments - 1;
    const from = Math.min(last, Math.max(0, Math.ceil(startMs / periodMs - 0.5)));
    const to = Math.min(last, Math.max(from, Math.ceil(endMs / periodMs - 0.5) - 1));
    for (let moment = from; moment <= to; moment++) {
      for (let bin = 0; bin < bins; bin++) {
        vectors[shot * bins + bin]! += rows[moment * bins + bin]! / (to - from + 1);
      }
    }
  }
  const scale = aroundMean(vectors, bins, shots.length);
  return scale === null ? null : { vectors: vectors.map((value) => value * scale), dimensions: bins };
}

/** Moves the vectors around their mean; what to multiply them by, so that they vary as sentences do. */
function aroundMean(vectors: Float32Array, bins: number, count: number): number | null {
  const mean = new Float64Array(bins);
  for (const [at, value] of vectors.entries()) mean[at % bins]! += value / count;
  let squares = 0;
  for (const at of vectors.keys()) {
    vectors[at]! -= mean[at % bins]!;
    squares += vectors[at]! ** 2;
  }
  const variance = squares / Math.max(1, count);
  return variance < minVariance ? null : Math.sqrt(usualVariance / variance);
}
