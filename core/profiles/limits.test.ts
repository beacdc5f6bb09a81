import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameRate, frameToMs } from '../time/frame-rate.ts';
import {
  closeGapsUpToFrames,
  comfortableReadingMs,
  durationMsRequired,
  gapFault,
  gapMsRequired,
  halfSecondFrames,
  openGapMsRequired,
  reachesMs,
  readingMsRequired,
} from './limits.ts';
import { profileIds, resolveProfile } from './profiles.ts';

const netflix = resolveProfile('netflix', { language: 'en' });
const bbc = resolveProfile('bbc');
const rates = [
  frameRate(24000, 1001),
  frameRate(24),
  frameRate(25),
  frameRate(30000, 1001),
  frameRate(50),
  frameRate(60000, 1001),
];

describe('limits in frames', () => {
  it('scale half a second to the rate', () => {
    expect(rates.map(halfSecondFrames)).toEqual([12, 12, 12, 15, 25, 30]);
    expect(rates.map((rate) => closeGapsUpToFrames(netflix, rate))).toEqual([11, 11, 11, 14, 24, 29]);
    expect(closeGapsUpToFrames(bbc, frameRate(25))).toBe(24);
    expect(closeGapsUpToFrames(resolveProfile('amazon'), frameRate(25))).toBe(0);
  });

  it('give the smallest gaps in milliseconds, rounded up', () => {
    expect(rates.map((rate) => gapMsRequired(netflix, rate))).toEqual([84, 84, 80, 67, 40, 34]);
    expect(openGapMsRequired(netflix, frameRate(25))).toBe(480);
    expect(openGapMsRequired(bbc, frameRate(25))).toBe(1000);
    expect(openGapMsRequired(resolveProfile('shorts'), frameRate(25))).toBe(80);
  });

  it.each([
    [-1, 'overlap'],
    [0, 'gap-too-small'],
    [78, 'gap-too-small'],
    [79, null],
    [80, null],
    [95, null],
    [120, 'gap-not-closed'],
    [440, 'gap-not-closed'],
    [480, null],
    [5000, null],
  ])('netflix at 25: a gap of %d ms is %s', (gapMs, fault) => {
    expect(gapFault(gapMs, netflix, frameRate(25))).toBe(fault);
  });

  it.each([
    [0, null],
    [40, 'gap-not-closed'],
    [960, 'gap-not-closed'],
    [1000, null],
  ])('bbc at 25: a gap of %d ms is %s', (gapMs, fault) => {
    expect(gapFault(gapMs, bbc, frameRate(25))).toBe(fault);
  });

  it('never fail a gap of whole frames by rounding, wherever it lies', () => {
    const profiles = profileIds.map((id) => resolveProfile(id));
    fc.assert(
      fc.property(
        fc.constantFrom(...profiles),
        fc.constantFrom(...rates),
        fc.nat(5_000_000),
        fc.nat(80),
        (profile, rate, from, frames) => {
          const gapMs = frameToMs(from + frames, rate) - frameToMs(from, rate);
          const closedUpTo = closeGapsUpToFrames(profile, rate);
          const expected =
            frames < profile.minGapFrames
              ? 'gap-too-small'
              : frames > profile.minGapFrames && frames <= closedUpTo
                ? 'gap-not-closed'
                : null;
          expect(gapFault(gapMs, profile, rate)).toBe(expected);
        },
      ),
    );
  });
});

describe('reading time', () => {
  it('counts characters or words, rounded up', () => {
    expect(readingMsRequired('x'.repeat(41), netflix)).toBe(2050);
    expect(readingMsRequired('abc\ndef', resolveProfile('netflix'))).toBe(412);
    expect(readingMsRequired('one two three', bbc)).toBe(900);
    expect(comfortableReadingMs('one two three', bbc)).toBe(1000);
    expect(comfortableReadingMs('one two three', netflix)).toBe(650);
    expect(durationMsRequired('Hi', netflix)).toBe(834);
  });

  it('is reached by whole frames that last as long, wherever they lie', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...rates),
        fc.nat(5_000_000),
        fc.integer({ min: 1, max: 84 }),
        (rate, from, n) => {
          const exactMs = (n * 1000) / 20;
          const frames = Math.ceil((exactMs * rate.numerator) / (1000 * rate.denominator) - 1e-9);
          const durationMs = frameToMs(from + frames, rate) - frameToMs(from, rate);
          expect(reachesMs(durationMs, readingMsRequired('x'.repeat(n), netflix))).toBe(true);
        },
      ),
    );
  });
});
