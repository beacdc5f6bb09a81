import { expect, it } from 'vitest';
import { chapterTree } from './chapter-tree.ts';
import { proposedChapters } from './proposals.ts';
import { segmentChapters } from './segment-chapters.ts';
import { looksOfShots } from './shot-looks.ts';
import type { Looks } from './shot-looks.ts';
import { sentencesOfShots } from './shot-sentences.ts';

/** Shots of ten seconds, each of a place; a place has a colour of its own, and each of its shots a little of another. */
function filmOf(places: readonly number[]) {
  const bins = 6;
  const rows = new Float32Array(places.length * 10 * bins);
  for (let second = 0; second < places.length * 10; second++) {
    const shot = Math.floor(second / 10);
    const shares = Array.from({ length: bins }, (_, bin) =>
      bin === places[shot] ? 0.7 : bin === bins - 1 ? 0.15 + 0.1 * (shot % 2) : 0.05,
    );
    const whole = shares.reduce((sum, share) => sum + share, 0);
    for (const [bin, share] of shares.entries()) rows[second * bins + bin] = Math.sqrt(share / whole);
  }
  const looks: Looks = { periodMs: 1000, rows, bins };
  const shots = places.slice(1).map((_, at) => {
    const timeMs = (at + 1) * 10_000;
    return { kind: 'cut' as const, timeMs, startMs: timeMs, endMs: timeMs };
  });
  return { looks, shots, durationMs: places.length * 10_000 };
}

const threePlaces = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2];

function chaptersOf(places: readonly number[], count: number) {
  const { looks, shots, durationMs } = filmOf(places);
  const sentences = sentencesOfShots(shots, durationMs);
  const embeddings = looksOfShots(sentences, looks)!;
  const text = { sentences, durationMs, cutsMs: shots.map(({ timeMs }) => timeMs), embeddings };
  const tree = chapterTree(text, segmentChapters(text), { trackId: null, shots });
  return { tree, chapters: proposedChapters(tree, { count }) };
}

it('two who are shown in turns are in one place', () => {
  const talk = [0, 1, 0, 1, 0, 1, 0, 1, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3];
  expect(chaptersOf(talk, 2).chapters.map(({ startMs }) => startMs)).toEqual([0, 80_000]);
});

it('shots of one place are one chapter, and the next place begins another, for what is seen', () => {
  const { tree, chapters } = chaptersOf(threePlaces, 3);
  expect(chapters.map(({ startMs }) => startMs)).toEqual([0, 60_000, 140_000]);
  // Near to the number of places by itself, not to that of shots.
  expect(Math.abs(tree.usualCount - 3)).toBeLessThanOrEqual(1);
  expect(chapters.slice(1).map(({ reasons }) => reasons)).toEqual([
    [{ kind: 'shot', change: 'cut' }, { kind: 'picture' }],
    [{ kind: 'shot', change: 'cut' }, { kind: 'picture' }],
  ]);
});

it('one place all along says nothing, nor does a video of which nothing was seen', () => {
  const { looks, shots, durationMs } = filmOf([0, 0, 0, 0]);
  const sentences = sentencesOfShots(shots, durationMs);
  expect(
    looksOfShots(sentences, { ...looks, rows: looks.rows.map((_, at) => looks.rows[at % 6]!) }),
  ).toBeNull();
  expect(looksOfShots(sentences, { ...looks, rows: new Float32Array() })).toBeNull();
});

it('a shot between two moments, or behind the last one, looks like the nearest', () => {
  const { looks } = filmOf([0, 1]);
  const found = looksOfShots(
    [
      { startMs: 0, endMs: 9000 },
      { startMs: 12_600, endMs: 12_900 },
      { startMs: 25_000, endMs: 26_000 },
    ],
    looks,
  )!;
  const row = (at: number) => [...found.vectors.slice(at * 6, at * 6 + 6)];
  expect(row(1)).toEqual(row(2));
  expect(row(0)).not.toEqual(row(1));
});
