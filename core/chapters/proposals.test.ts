import { describe, expect, it } from 'vitest';
import type { ChapterNode, ChapterTree } from '../analysis/chapters.ts';
import { chaptersOf, countOfChapters, openProposals, proposedChapters, stepCount } from './proposals.ts';

const node = (startMs: number, endMs: number, division: ChapterNode['division'] = null): ChapterNode => ({
  ...{ startMs, endMs, division, reasons: startMs === 0 ? [] : [{ kind: 'pause', ms: 900 }] },
  ...{ title: `From ${startMs / 1000}`, titledBy: 'words' },
});
/** 0 to 100 s: first divided at 60, then its second half at 80, then its first at 30. */
const tree: ChapterTree = {
  trackId: 'track',
  nodes: [
    node(0, 100_000, { order: 0, first: 1, second: 2 }),
    node(0, 60_000, { order: 2, first: 3, second: 4 }),
    node(60_000, 100_000, { order: 1, first: 5, second: 6 }),
    ...[node(0, 30_000), node(30_000, 60_000), node(60_000, 80_000), node(80_000, 100_000)],
  ],
  usualCount: 3,
  partCount: 2,
};
const starts = (list: readonly { readonly startMs: number }[]) => list.map(({ startMs }) => startMs / 1000);

describe('chapters of a tree', () => {
  it('one more each time, in the order in which the tree divides, up to all', () => {
    expect([1, 2, 3, 4, 9].map((count) => starts(chaptersOf(tree, count)))).toEqual([
      [0],
      [0, 60],
      [0, 60, 80],
      [0, 30, 60, 80],
      [0, 30, 60, 80],
    ]);
    expect(countOfChapters(tree)).toBe(4);
  });

  it('tells which begin a part, unless all do', () => {
    const begins = (count: number) => proposedChapters(tree, { count }).map(({ beginsPart }) => beginsPart);
    expect(begins(3)).toEqual([true, true, false]);
    expect(begins(2)).toEqual([false, false]);
    expect(starts(proposedChapters(tree, { count: 4, partsOnly: true }))).toEqual([0, 60]);
  });

  it('proposes nothing near a chapter of the person or where one was refused', () => {
    const proposed = proposedChapters(tree, { count: 4 });
    expect(starts(openProposals(proposed, [], []))).toEqual([0, 30, 60, 80]);
    expect(
      starts(openProposals(proposed, [{ startMs: 0 }, { startMs: 64_999 }], [{ startMs: 26_000 }])),
    ).toEqual([80]);
    expect(starts(openProposals(proposed, [{ startMs: 65_000 }], []))).toEqual([0, 30, 60, 80]);
  });

  it('grow by about a fifth, and never below one or above what there is', () => {
    expect(stepCount(tree, 10, 'fewer')).toBe(4);
    expect(stepCount(tree, 2, 'more')).toBe(3);
    expect(stepCount(tree, 1, 'fewer')).toBe(1);
    expect(stepCount(tree, 4, 'more')).toBe(4);
  });
});
