import { describe, expect, it } from 'vitest';
import { boundaryF1, pk, windowDiff, windowLength } from './score-segments.ts';

describe('errors of a segmentation, worked out by hand', () => {
  // Ten units, one boundary before unit 5: a window is round(10 / 2 / 2) = 3 long and there are 7 of them.
  it('is without errors where it is the truth', () => {
    expect(windowLength(10, [5])).toBe(3);
    expect(pk(10, [5], [5])).toBe(0);
    expect(windowDiff(10, [5], [5])).toBe(0);
  });

  it('counts each window that spans a boundary that was not found', () => {
    // Windows (2,5), (3,6) and (4,7) span it.
    expect(pk(10, [], [5])).toBeCloseTo(3 / 7);
    expect(windowDiff(10, [], [5])).toBeCloseTo(3 / 7);
  });

  it('forgives part of a near miss', () => {
    // Found before 6: (2,5) is wrong for the truth, (5,8) for what was found; (3,6) and (4,7) have both.
    expect(pk(10, [6], [5])).toBeCloseTo(2 / 7);
    expect(windowDiff(10, [6], [5])).toBeCloseTo(2 / 7);
  });

  it('counts a second boundary beside a true one in WindowDiff alone', () => {
    // (1,4) has the wrong one alone; (2,5) and (3,6) have two instead of one, which Pk does not see.
    expect(pk(10, [4, 5], [5])).toBeCloseTo(1 / 7);
    expect(windowDiff(10, [4, 5], [5])).toBeCloseTo(3 / 7);
  });

  it('takes no boundary before the first unit or behind the last for one', () => {
    expect(pk(10, [0, 5, 10], [5])).toBe(0);
  });

  it('has no windows in a text of one unit', () => {
    expect(pk(1, [], [])).toBe(0);
  });
});

describe('F1 of boundaries', () => {
  it('is the harmonic mean of precision and recall', () => {
    // One of two found is right, one of three true ones is found: 2 * 1 / (2 + 3).
    expect(boundaryF1([10_000, 90_000], [12_000, 40_000, 60_000], 5000)).toBeCloseTo(0.4);
  });

  it('lets a boundary answer for one true one alone', () => {
    expect(boundaryF1([10_000], [8000, 12_000], 5000)).toBeCloseTo(2 / 3);
    expect(boundaryF1([8000, 12_000], [10_000], 5000)).toBeCloseTo(2 / 3);
  });

  it('pairs as many as can be paired', () => {
    // The first found would also fit the second true one.
    expect(boundaryF1([10_000, 20_000], [5000, 14_000], 6000)).toBe(1);
  });

  it('counts a miss of exactly the tolerance as found, and none beyond', () => {
    expect(boundaryF1([15_000], [0], 15_000)).toBe(1);
    expect(boundaryF1([15_001], [0], 15_000)).toBe(0);
  });

  it('is whole where there is nothing to find and nothing was found', () => {
    expect(boundaryF1([], [], 5000)).toBe(1);
    expect(boundaryF1([1000], [], 5000)).toBe(0);
  });
});
