import { describe, expect, it } from 'vitest';
import type { ChapterNode } from '../analysis/chapters.ts';
import { chapterTreeSchema } from '../analysis/chapters.ts';
import { chapterTree } from './chapter-tree.ts';
import { segmentsOf } from './ranked-segments.ts';
import { chaptersOf, countOfChapters } from './proposals.ts';
import { segmentChapters } from './segment-chapters.ts';
import { sentencesOfShots } from './shot-sentences.ts';
import { bicycle, bread, garden, textOf } from './testing/talks.ts';

const text = textOf([garden, ['Now let us bake dough for a loaf.', ...bread], bicycle, garden, bread]);
const ranked = segmentChapters(text);
const tree = chapterTree(text, ranked, { trackId: 'track', shots: [] });
const counts = Array.from({ length: countOfChapters(tree) }, (_, at) => at + 1);

describe('the tree of a text', () => {
  it('is as its schema says, and has all the chapters that the ranking has, at any number', () => {
    expect(chapterTreeSchema.parse(tree)).toEqual(tree);
    expect(counts.length).toBe(ranked.boundaries.length + 1);
    for (const count of counts) {
      const [nodes, segments] = [chaptersOf(tree, count), segmentsOf(ranked, count)];
      expect(nodes.map(times)).toEqual(segments.map(times));
      expect(nodes[0]!.startMs).toBe(0);
      expect(nodes.at(-1)!.endMs).toBe(text.durationMs);
    }
  });

  it('has titles of which no two are alike at any number, and each is said in its chapter', () => {
    for (const count of counts) {
      const titled = chaptersOf(tree, count).filter(({ title }) => title !== null);
      expect(new Set(titled.map(({ title }) => title!.toLowerCase())).size).toBe(titled.length);
      for (const node of titled) expect(saidIn(node)).toContain(node.title!.toLowerCase());
    }
    const usual = chaptersOf(tree, tree.usualCount).map(({ title }) => title ?? '');
    expect(usual.join(' ')).toMatch(/dough|yeast|bread/iu);
    expect(usual.join(' ')).toMatch(/bicycle|chain|tyres|brakes/iu);
  });

  it('says of each chapter but the first why it begins', () => {
    for (const node of chaptersOf(tree, counts.length)) {
      expect(node.reasons.length > 0, String(node.startMs)).toBe(node.startMs > 0);
    }
    const [, second] = chaptersOf(tree, 2);
    expect(second!.reasons.map(({ kind }) => kind)).toContain('words');
  });
});

describe('a video without words', () => {
  const shots = Array.from({ length: 30 }, (_, at) => {
    const timeMs = (at + 1) * 9000;
    return { kind: at === 9 || at === 19 ? 'fade' : 'cut', timeMs, startMs: timeMs, endMs: timeMs } as const;
  });
  const seen = {
    sentences: sentencesOfShots(shots, 279_000),
    durationMs: 279_000,
    cutsMs: shots.map(({ timeMs }) => timeMs),
    windowsMs: [90_000, 180_000],
  };

  it('is divided where the picture changes, first where it changes most, and named by number', () => {
    const silent = chapterTree(seen, segmentChapters(seen), { trackId: null, shots });
    const three = chaptersOf(silent, 3);
    expect(three.map(({ startMs }) => startMs)).toEqual([0, 90_000, 180_000]);
    expect(three.map(({ title, titledBy }) => [title, titledBy])).toEqual(three.map(() => [null, 'none']));
    expect(three[1]!.reasons).toEqual([{ kind: 'shot', change: 'fade' }]);
  });

  it('of one shot is one chapter', () => {
    const still = { sentences: sentencesOfShots([], 60_000), durationMs: 60_000 };
    const one = chapterTree(still, segmentChapters(still), { trackId: null, shots: [] });
    expect(one).toMatchObject({ usualCount: 1, partCount: 1, nodes: [{ startMs: 0, endMs: 60_000 }] });
  });
});

function times({ startMs, endMs }: Pick<ChapterNode, 'startMs' | 'endMs'>) {
  return [startMs, endMs];
}

function saidIn({ startMs, endMs }: ChapterNode): string {
  const inside = text.sentences.filter((sentence) => sentence.endMs > startMs && sentence.startMs < endMs);
  return inside.map((sentence) => sentence.text.toLowerCase()).join(' ');
}
