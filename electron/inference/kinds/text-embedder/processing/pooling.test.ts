import { expect, it } from 'vitest';
import { normaliseRows } from '../../../processing/normalise.ts';
import { planBatches } from '../../../processing/plan-batches.ts';
import { poolTokens } from './pooling.ts';

it('the mean of a text leaves its padding out', () => {
  const hidden = Float32Array.of(1, 2, 3, 4, 99, 99, 5, 6, 7, 8, 9, 10);
  const shape = { texts: 2, tokens: 3, dimensions: 2 };
  expect([...poolTokens(hidden, shape, [2, 3], 'mean')]).toEqual([2, 3, 7, 8]);
  expect([...poolTokens(hidden, shape, [2, 3], 'cls')]).toEqual([1, 2, 5, 6]);
});

it('rows are scaled to length 1, and zeros stay zeros', () => {
  const rows = Float32Array.of(3, 4, 0, 0);
  normaliseRows(rows, 2);
  expect([...rows].map((value) => value.toFixed(6))).toEqual([
    '0.600000',
    '0.800000',
    '0.000000',
    '0.000000',
  ]);
});

it('texts of like length share a batch, within the limits', () => {
  expect(planBatches([5, 50, 6, 7, 49], { items: 3, tokens: 60 })).toEqual([[0, 2, 3], [4], [1]]);
  expect(planBatches([1, 1, 1], { items: 2, tokens: 60 })).toEqual([[0, 1], [2]]);
  expect(planBatches([100], { items: 2, tokens: 60 })).toEqual([[0]]);
  expect(planBatches([], { items: 2, tokens: 60 })).toEqual([]);
});
