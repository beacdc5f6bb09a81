/** Rows of length 1, as the app's engine gives them: `[count, dimensions]`. */
export interface Rows {
  readonly vectors: Float32Array;
  readonly dimensions: number;
}

export function cosine(a: Rows, row: number, b: Rows, other: number): number {
  let sum = 0;
  for (let i = 0; i < a.dimensions; i++) {
    sum += a.vectors[row * a.dimensions + i]! * b.vectors[other * b.dimensions + i]!;
  }
  return sum;
}

/** Place of `wanted` among the candidates, from 1; equals go before it, so a constant model is never right. */
export function rankOf(
  queries: Rows,
  query: number,
  rows: Rows,
  candidates: readonly number[],
  wanted: number,
) {
  const own = cosine(queries, query, rows, wanted);
  return 1 + candidates.filter((row) => row !== wanted && cosine(queries, query, rows, row) >= own).length;
}

/** The best cosine of a query with any row: what a "no match" threshold is compared with. */
export function bestCosine(queries: Rows, query: number, rows: Rows): number {
  let best = -Infinity;
  for (const row of everyRow(rows)) best = Math.max(best, cosine(queries, query, rows, row));
  return best;
}

/** 0, 1, 2 ... for all rows. */
export function everyRow({ vectors, dimensions }: Rows): readonly number[] {
  return Array.from({ length: vectors.length / dimensions }, (_, row) => row);
}

export function share<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return items.length === 0 ? NaN : items.filter(holds).length / items.length;
}
