import { describe, expect, it } from 'vitest';
import { balancedAccuracy, equalErrorRate } from './equal-error-rate.ts';

const trials = (same: readonly number[], different: readonly number[]) => [
  ...same.map((score) => ({ score, same: true })),
  ...different.map((score) => ({ score, same: false })),
];

describe('equal error rate', () => {
  it('is 0 when every pair of one speaker scores above every pair of two', () => {
    expect(equalErrorRate(trials([0.8, 0.9], [0.1, 0.7]))).toBe(0);
  });

  it('is 1 when the order is reversed, and a half when the scores say nothing', () => {
    expect(equalErrorRate(trials([0.1, 0.2], [0.8, 0.9]))).toBe(1);
    expect(equalErrorRate(trials([0.5, 0.5], [0.5, 0.5]))).toBeCloseTo(0.5, 9);
  });

  it('is where both kinds of error are as frequent', () => {
    // At 0.45 one of four is refused and one of four accepted.
    expect(equalErrorRate(trials([0.4, 0.6, 0.7, 0.8], [0.1, 0.2, 0.3, 0.5]))).toBeCloseTo(0.25, 9);
  });

  it('is not a number without pairs of both kinds', () => {
    expect(equalErrorRate(trials([0.4], []))).toBeNaN();
  });
});

describe('balanced accuracy', () => {
  it('weighs both kinds the same, however many there are of each', () => {
    expect(balancedAccuracy(trials([0.9], [0.1, 0.2, 0.3, 0.8]), 0.5)).toBeCloseTo(0.875, 9);
  });
});
