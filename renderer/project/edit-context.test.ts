import { expect, it } from 'vitest';
import { defaultFrameRate, frameRate } from '../../core/time/frame-rate.ts';
import { frameRateOf, hasFrames } from './edit-context.ts';

it.each([
  [frameRate(24_000, 1001), true],
  [frameRate(10), true],
  // Slides, and the one picture of a podcast.
  [frameRate(2), false],
  [frameRate(1, 4), false],
  [null, false],
])('times keep to frames of %j: %s', (rate, keeps) => {
  const project = { media: { frameRate: rate, isVariableFrameRate: false } };
  expect(hasFrames(project)).toBe(keeps);
  expect(frameRateOf(project)).toEqual(keeps ? rate : defaultFrameRate);
});
