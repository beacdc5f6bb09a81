import { expect, it } from 'vitest';
import { planPictures } from './plan-pictures.ts';

const cuts = (...timesMs: readonly number[]) => timesMs.map((timeMs) => ({ timeMs }));

it('takes one picture of each shot, and one every two seconds of a long one', () => {
  expect(planPictures(cuts(1000, 1600), 6000)).toEqual([
    { timeMs: 500, startMs: 0, endMs: 1000 },
    { timeMs: 1300, startMs: 1000, endMs: 1600 },
    { timeMs: 2300, startMs: 1600, endMs: 3067 },
    { timeMs: 3800, startMs: 3067, endMs: 4533 },
    { timeMs: 5200, startMs: 4533, endMs: 6000 },
  ]);
});

it('covers a video without cuts, one of a single frame and one without a length', () => {
  const planned = planPictures([], 61_000);
  expect(planned.length).toBe(31);
  expect(planned.every(({ startMs, endMs }) => endMs - startMs <= 2000)).toBe(true);
  expect(planPictures([], 40)).toEqual([{ timeMs: 0, startMs: 0, endMs: 40 }]);
  expect(planPictures([], 0)).toEqual([{ timeMs: 0, startMs: 0, endMs: 1 }]);
});

it('never takes one moment twice, however fast the cuts are', () => {
  const planned = planPictures(cuts(...Array.from({ length: 500 }, (_, at) => 40 * at)), 20_000);
  expect(new Set(planned.map(({ timeMs }) => timeMs)).size).toBe(planned.length);
  expect(
    planned.every(({ timeMs, endMs }, at) => timeMs < endMs && (at === 0 || planned[at - 1]!.endMs <= endMs)),
  ).toBe(true);
});
