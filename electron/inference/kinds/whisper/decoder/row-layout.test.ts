import { describe, expect, it } from 'vitest';
import { changeRows, groupRows, separateRows } from './row-layout.ts';

describe('rows that share their window', () => {
  it('stand together, with as many places for every window', () => {
    expect(groupRows([4, 4, 7, 7])).toMatchObject({ windows: [4, 7], perWindow: 2, places: [0, 1, 2, 3] });
    expect(groupRows([2, 0, 2])).toEqual({
      windows: [2, 0],
      perWindow: 2,
      places: [0, 2, 1],
      rowAt: [0, 2, 1, undefined],
    });
    expect(groupRows([1, 0])).toMatchObject({ windows: [1, 0], perWindow: 1, places: [0, 1] });
  });

  it('move only where their places change', () => {
    const before = groupRows([0, 0, 1, 1]);
    expect(changeRows(before, groupRows([0, 0, 1, 1]), [0, 0, 3, 3])).toEqual({
      rows: [0, 0, 3, 3],
      windows: [0, 1],
    });
    // The first window leaves, the second loses a row.
    expect(changeRows(before, groupRows([1]), [3])).toEqual({ rows: [3], windows: [1] });
    expect(changeRows(before, groupRows([0, 1, 1]), [1, 2, 3])).toEqual({
      rows: [1, undefined, 2, 3],
      windows: [0, 1],
    });
  });
});

describe('rows with the encoder’s part of their own', () => {
  it('take it along only when their window changes', () => {
    const before = separateRows([0, 0, 1]);
    expect(changeRows(before, separateRows([0, 0, 1]), [1, 0, 2])).toEqual({
      rows: [1, 0, 2],
      windows: [0, 1, 2],
    });
    expect(changeRows(before, separateRows([1, 0]), [2, 0])).toEqual({ rows: [2, 0], windows: [2, 1] });
  });
});
