/** How the vectors of a text's tokens become one: their mean, or the vector of the first token ([CLS]). */
export type Pooling = 'mean' | 'cls';

/** Sizes of one batch of hidden states, `[texts, tokens, dimensions]`. */
export interface HiddenShape {
  readonly texts: number;
  readonly tokens: number;
  readonly dimensions: number;
}

/**
 * One vector a text, `[texts, dimensions]`. Text `i` has `lengths[i]` tokens, padding follows; the mean leaves
 * padding out (as sentence-transformers' `Pooling`).
 */
export function poolTokens(
  hidden: Float32Array,
  { texts, tokens, dimensions }: HiddenShape,
  lengths: readonly number[],
  pooling: Pooling,
): Float32Array {
  const pooled = new Float32Array(texts * dimensions);
  for (let text = 0; text < texts; text++) {
    const start = text * tokens * dimensions;
    const used = pooling === 'cls' ? 1 : Math.max(1, lengths[text]!);
    const out = pooled.subarray(text * dimensions, (text + 1) * dimensions);
    for (let token = 0; token < used; token++) {
      const from = start + token * dimensions;
      for (let i = 0; i < dimensions; i++) out[i]! += hidden[from + i]!;
    }
    for (let i = 0; i < dimensions; i++) out[i]! /= used;
  }
  return pooled;
}
