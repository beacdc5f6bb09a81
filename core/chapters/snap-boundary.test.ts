import { expect, it } from 'vitest';
import { snapToPicture } from './snap-boundary.ts';

const durationMs = 60_000;

it.each([
  ['stays where nothing is near', {}, 10_000],
  ['moves to a cut before it', { cutsMs: [2000, 8500, 20_000] }, 8500],
  ['moves to a cut behind it', { cutsMs: [11_900] }, 11_900],
  ['leaves a cut that is too far', { cutsMs: [7900, 12_100] }, 10_000],
  [
    'moves into the silence before it, a moment before the word',
    { silences: [{ startMs: 9000, endMs: 10_000 }] },
    9750,
  ],
  ['begins no earlier than a short silence', { silences: [{ startMs: 9900, endMs: 10_000 }] }, 9900],
  ['takes what is nearer', { cutsMs: [8500], silences: [{ startMs: 9000, endMs: 10_000 }] }, 9750],
  ['leaves a silence that ended long before', { silences: [{ startMs: 1000, endMs: 7000 }] }, 10_000],
])('the beginning of a sentence %s', (_what, seen, expected) => {
  expect(snapToPicture(10_000, 300, { sentences: [], durationMs, ...seen })).toBe(expected);
});

it('after a long pause the chapter begins with its scene, though not with one of long before', () => {
  const cutsMs = [4000, 13_000];
  expect(snapToPicture(20_000, 8000, { sentences: [], durationMs, cutsMs })).toBe(13_000);
  expect(snapToPicture(20_000, 5000, { sentences: [], durationMs, cutsMs })).toBe(20_000);
  expect(snapToPicture(40_000, 38_000, { sentences: [], durationMs, cutsMs })).toBe(40_000);
});
