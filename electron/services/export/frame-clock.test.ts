import { expect, it } from 'vitest';
import { frameRate, framesPerSecond } from '../../../core/time/frame-rate.ts';
import { frameClock } from './frame-clock.ts';

const ntsc = frameRate(24_000, 1001);
const times = Array.from({ length: 500 }, (_, i) => (i * 1000) / framesPerSecond(ntsc));

it('is that of the rate where frames are even, be their times rounded', () => {
  expect(frameClock(times, ntsc)).toBe(ntsc);
  expect(frameClock(times.map(Math.round), ntsc)).toBe(ntsc);
  // Frames were dropped, the others lie on the grid.
  expect(
    frameClock(
      times.filter((_, i) => i % 7 !== 3),
      ntsc,
    ),
  ).toBe(ntsc);
});

it.each([
  ['uneven', times.map((time, i) => time + (i % 2) * 6)],
  ['of another rate than the file says', times.map((time) => time * 1.3)],
  ['beside the grid from the first one on', times.map((time) => time + 17)],
  ['two in one step', [0, 0.9, 42]],
])('is fine where frames are %s', (_, framesMs) => {
  expect(frameClock(framesMs, ntsc)).toEqual({ numerator: 90_000, denominator: 1 });
});

it('is fine where no rate is known', () => {
  expect(frameClock(times, undefined)).toEqual({ numerator: 90_000, denominator: 1 });
});
