import { expect, it } from 'vitest';
import { framesFrom } from './window-words.ts';

it('looks for words only from the moment on that their text was asked from, whatever the heads', () => {
  const rows = [Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8), Float32Array.of(11, 12, 13, 14, 15, 16, 17, 18)];
  expect(framesFrom(3, { heads: 2, frames: 4, rows })).toEqual({
    ...{ heads: 2, frames: 1 },
    rows: [Float32Array.of(4, 8), Float32Array.of(14, 18)],
  });
  expect(framesFrom(2, { heads: 1, frames: 8, rows }).rows[0]).toEqual(Float32Array.of(3, 4, 5, 6, 7, 8));
  for (const from of [0, 4]) expect(framesFrom(from, { heads: 2, frames: 4, rows }).rows).toBe(rows);
});
