import { describe, expect, it } from 'vitest';
import { bestCosine, rankOf, share } from './retrieval.ts';
import type { Rows } from './retrieval.ts';

const rows: Rows = { vectors: Float32Array.from([1, 0, 0, 1, 0.6, 0.8]), dimensions: 2 };
const queries: Rows = { vectors: Float32Array.from([0, 1, 0.6, 0.8]), dimensions: 2 };

describe('ranks', () => {
  it('count from 1 among the candidates', () => {
    expect(rankOf(queries, 0, rows, [0, 1, 2], 1)).toBe(1);
    expect(rankOf(queries, 0, rows, [0, 1, 2], 2)).toBe(2);
    expect(rankOf(queries, 0, rows, [0, 2], 2)).toBe(1);
  });

  it('put equals before the right one', () => {
    const same: Rows = { vectors: Float32Array.from([1, 0, 1, 0, 1, 0]), dimensions: 2 };
    expect(rankOf(same, 0, same, [0, 1, 2], 0)).toBe(3);
  });
});

describe('the best cosine', () => {
  it('is that of the nearest row', () => {
    expect(bestCosine(queries, 1, rows)).toBeCloseTo(1, 6);
  });
});

describe('shares', () => {
  it('are fractions, and not a number of nothing', () => {
    expect(share([1, 2, 3, 4], (value) => value > 1)).toBe(0.75);
    expect(share([], () => true)).toBeNaN();
  });
});
