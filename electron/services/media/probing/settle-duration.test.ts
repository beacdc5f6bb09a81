import { describe, expect, it } from 'vitest';
import { isAllOnes, settleDuration } from './settle-duration.ts';

const mp4 = { container: 'mov,mp4,m4a,3gp,3g2,mj2', isGuess: false, startMs: 0 };

describe('the length of a recording', () => {
  it.each([
    ['is what the container says', { claimMs: 8000, measuredMs: 8021 }, 8000],
    ['is what is there where the container says less', { claimMs: 59_904, measuredMs: 120_192 }, 120_192],
    ['stays the promised one where the file was cut short', { claimMs: 60_000, measuredMs: 30_000 }, 60_000],
    [
      'is what is there where the container guesses',
      { claimMs: 96_700, measuredMs: 81_000, isGuess: true },
      81_000,
    ],
    ['is what is there where the container says nothing', { claimMs: undefined, measuredMs: 4321.4 }, 4321],
    [
      'is a guess where nothing better is known',
      { claimMs: 5000, measuredMs: undefined, isGuess: true },
      5000,
    ],
    ['counts from the start: MP4 tells the end', { claimMs: 18_000, startMs: 9978, measuredMs: 8021 }, 8022],
    [
      'counts from the start: MPEG-TS tells the length',
      { claimMs: 8022, startMs: 1400, measuredMs: 8022, container: 'mpegts' },
      8022,
    ],
    ['is unknown where nothing tells', { claimMs: undefined, measuredMs: undefined }, undefined],
  ])('%s', (_, evidence, lengthMs) => {
    expect(settleDuration({ ...mp4, ...evidence })).toBe(lengthMs);
  });
});

it.each([1, 600, 1000, 12_800, 30_000, 48_000, 90_000])('2^32 - 1 units of 1/%d s are no length', (scale) => {
  expect(isAllOnes(Number(((2 ** 32 - 1) / scale).toFixed(6)))).toBe(true);
  expect(isAllOnes(Number(((2 ** 32 - 5000) / scale).toFixed(6)))).toBe(false);
});

it('usual lengths are lengths', () => {
  const seconds = Array.from({ length: 5000 }, (_, i) => 60 + i * 1.337);
  expect(seconds.filter(isAllOnes)).toEqual([]);
});
