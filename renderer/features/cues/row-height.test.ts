import { describe, expect, it } from 'vitest';
import { buildRows } from './row-model.ts';
import { rowHeight } from './row-height.ts';
import { testCues } from '../../project/testing/test-project.ts';

const wide = { width: 800, textScale: 1, hasSecond: false };
const rowOf = (text: string, other?: string) =>
  buildRows(testCues([text]), other === undefined ? null : testCues([other], 'two'))[0];

describe('the height reckoned for a row', () => {
  it('has room for two lines, as the times need, and grows with more', () => {
    expect(rowHeight(rowOf('short'), wide)).toBe(45);
    expect(rowHeight(rowOf('one\ntwo'), wide)).toBe(45);
    expect(rowHeight(rowOf('one\ntwo\nthree'), wide)).toBe(63);
  });

  it('breaks lines that are too wide, full-width letters sooner', () => {
    const narrow = { ...wide, width: 420 };
    expect(rowHeight(rowOf('letter '.repeat(12)), narrow)).toBeGreaterThan(63);
    expect(rowHeight(rowOf('字'.repeat(40)), narrow)).toBeGreaterThan(
      rowHeight(rowOf('x'.repeat(40)), narrow),
    );
  });

  it('puts the text under one line of times where there is no room beside them', () => {
    expect(rowHeight(rowOf('short'), { ...wide, width: 300 })).toBe(45);
    expect(rowHeight(rowOf('short'), { ...wide, width: 600, textScale: 2 })).toBe(81);
    const row = rowOf('one', 'eins');
    expect(rowHeight(row, { ...wide, width: 300, hasSecond: true })).toBe(63);
  });

  it('grows with the size of the text', () => {
    expect(rowHeight(rowOf('short'), { ...wide, textScale: 2 })).toBe(81);
  });

  it('puts the second track beside the first or, where that is too narrow, under it', () => {
    const row = rowOf('one\ntwo', 'eins\nzwei');
    expect(rowHeight(row, { ...wide, hasSecond: true })).toBe(45);
    expect(rowHeight(row, { ...wide, width: 560, hasSecond: true })).toBe(81);
  });
});
