import { describe, expect, it } from 'vitest';
import { logSumExp } from './log-sum-exp.ts';
import { indexOfMax, topOfRange } from './token-scores.ts';

/** Values that repeat, and now and then -Infinity or no number at all. */
function values(length: number, seed: number): Float32Array {
  return Float32Array.from({ length }, (_, index) => {
    const value = (index * 7919 + seed * 104_729) % 97;
    return value === 5 ? -Infinity : value === 11 ? NaN : value - 40;
  });
}

function plainTop(row: Float32Array, from: number, to: number, count: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, place) => from + place)
    .filter((index) => row[index]! > -Infinity)
    .sort((a, b) => row[b]! - row[a]! || a - b)
    .slice(0, count);
}

describe('the likeliest of a row', () => {
  it('are those that sorting finds, whatever the range and of equals the first', () => {
    for (let seed = 0; seed < 60; seed++) {
      const row = values(120, seed);
      const [from, to] = [seed % 17, seed % 3 === 0 ? 120 : 120 - (seed % 29)];
      for (const count of [1, 3, 6])
        expect(topOfRange(row, from, to, count)).toEqual(plainTop(row, from, to, count));
      expect(indexOfMax(row, from, to)).toBe(plainTop(row, from, to, 1)[0] ?? -1);
    }
  });

  it('are none where the range is empty, or nothing in it is possible', () => {
    const row = new Float32Array(20).fill(-Infinity);
    expect([topOfRange(row, 0, 20, 3), topOfRange(row, 9, 9, 3), topOfRange(row, 9, 4, 3)]).toEqual([
      [],
      [],
      [],
    ]);
    expect([indexOfMax(row, 0, 20), indexOfMax(row, 9, 9), indexOfMax(row, 9, 4)]).toEqual([-1, -1, -1]);
    expect(topOfRange(Float32Array.of(1, NaN, 3), 0, 3, 5)).toEqual([2, 0]);
  });

  it('are summed as Math.exp would', () => {
    const row = Float32Array.from({ length: 5000 }, (_, index) => 18 * Math.sin(index * 1.7) - 3);
    const plain = Math.log(row.reduce((sum, value) => sum + Math.exp(value), 0));
    expect(logSumExp(row, 0, 5000, Math.max(...row))).toBeCloseTo(plain, 6);
  });
});
