import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  frameAtMs,
  frameRate,
  frameRateFromDecimal,
  frameToMs,
  framesPerSecond,
  nearestFrame,
  parseFrameRate,
} from './frame-rate.ts';

const ntsc30 = frameRate(30000, 1001);
const rates = [
  frameRate(24000, 1001),
  frameRate(24),
  frameRate(25),
  ntsc30,
  frameRate(60000, 1001),
  frameRate(120),
];

describe('frame rates', () => {
  it('reduces fractions and rejects what is no rate', () => {
    expect(frameRate(50, 2)).toEqual({ numerator: 25, denominator: 1 });
    expect(() => frameRate(0)).toThrow(RangeError);
    expect(() => frameRate(29.97)).toThrow(RangeError);
  });

  it.each([
    ['30000/1001', 30000, 1001],
    ['25/1', 25, 1],
    [' 25 ', 25, 1],
    ['23.976', 24000, 1001],
    ['23.98', 24000, 1001],
    ['29.97', 30000, 1001],
    ['59.94', 60000, 1001],
    ['12.5', 25, 2],
    ['90000/3003', 30000, 1001],
  ])('reads %s', (text, numerator, denominator) => {
    expect(parseFrameRate(text)).toEqual({ numerator, denominator });
  });

  it.each(['0/0', '30/0', '', 'N/A', '-25', '1e3', '25/1/1'])('reads no rate from %j', (text) => {
    expect(parseFrameRate(text)).toBeNull();
  });

  it('keeps a decimal that is no standard rate to a thousandth', () => {
    expect(framesPerSecond(frameRateFromDecimal(17.23))).toBeCloseTo(17.23, 6);
  });

  it('does not drift: an NTSC day ends on the millisecond', () => {
    // 2 589 408 frames of 30000/1001 last 86 399.9136 s.
    expect(frameToMs(2_589_408, ntsc30)).toBe(86_399_914);
  });

  it('gets every frame back from its rounded time, at any rate', () => {
    fc.assert(
      fc.property(fc.constantFrom(...rates), fc.nat(20_000_000), (rate, frame) => {
        const ms = frameToMs(frame, rate);
        expect(nearestFrame(ms, rate)).toBe(frame);
        expect(frameAtMs(ms, rate)).toBe(frame);
      }),
    );
  });

  it('shows a frame until the next one starts', () => {
    expect(frameAtMs(79, frameRate(25))).toBe(1);
    expect(frameAtMs(80, frameRate(25))).toBe(2);
    expect(nearestFrame(61, frameRate(25))).toBe(2);
  });
});
