import { describe, expect, it } from 'vitest';
import { createRandom } from '../../sample/speech/seeded-random.ts';
import { correlate } from './correlate.ts';
import { findShift } from './find-shift.ts';
import type { WaveformPeaks } from './peaks.ts';

const bucketMs = 16;

/** How loud each bucket is: syllables with pauses, different for each seed. */
function speech(seconds: number, seed: number): readonly number[] {
  const random = createRandom(seed);
  const loudness: number[] = [];
  const wanted = Math.round((seconds * 1000) / bucketMs);
  while (loudness.length < wanted) {
    const level = 0.1 + random() * 0.6;
    for (let i = 3 + random() * 18; i > 0; i--) loudness.push(level * (0.7 + random() * 0.3));
    for (let i = 1 + random() ** 3 * 90; i > 0; i--) loudness.push(random() * 0.002);
  }
  return loudness.slice(0, wanted);
}

function peaksOf(loudness: readonly number[]): WaveformPeaks {
  const extremes = Int16Array.from(loudness.flatMap((level) => [-32_000 * level, 32_000 * level]));
  const levels = [{ samplesPerBucket: 256, extremes }];
  return { sampleRate: 16_000, sampleCount: loudness.length * 256, levels };
}

const silence = (seconds: number): readonly number[] => speech(seconds, 0).map(() => 0);
const from = (seconds: number): number => (seconds * 1000) / bucketMs;

describe('the shift between two files of one recording', () => {
  const talk = speech(60, 1);

  it('is found to a few milliseconds when something was put before it or cut from its beginning', () => {
    const before = peaksOf(talk);
    const later = findShift(before, peaksOf([...speech(2.4, 9), ...talk]));
    expect(Math.abs(later!.shiftMs - 2400)).toBeLessThanOrEqual(16);
    expect(later!.agreement).toBeGreaterThan(0.9);
    const earlier = findShift(before, peaksOf(talk.slice(from(7.296))));
    expect(Math.abs(earlier!.shiftMs + 7296)).toBeLessThanOrEqual(16);
    expect(earlier!.agreement).toBeGreaterThan(0.9);
  });

  it('is none for the same sound, however loud it is now and however much noise a codec added', () => {
    const random = createRandom(3);
    const quiet = talk.map((level) => level * 0.3 + random() * 0.004);
    expect(findShift(peaksOf(talk), peaksOf(quiet))).toMatchObject({ shiftMs: 0 });
  });

  it('says how much fits when a passage was cut out', () => {
    const cut = [...talk.slice(0, from(40)), ...talk.slice(from(48))];
    const found = findShift(peaksOf(talk), peaksOf(cut));
    expect(found!.shiftMs).toBe(0);
    expect(found!.agreement).toBeGreaterThan(0.6);
    expect(found!.agreement).toBeLessThan(0.9);
  });

  it('is unknown for another recording, for silence, and for a sound that repeats itself', () => {
    const before = peaksOf(talk);
    expect(findShift(before, peaksOf(speech(60, 2)))).toBeNull();
    expect(findShift(before, peaksOf(silence(60)))).toBeNull();
    expect(findShift(peaksOf(silence(60)), before)).toBeNull();
    expect(findShift(before, peaksOf(silence(0)))).toBeNull();
    const beat = speech(1, 5);
    const beats = Array.from({ length: 30 }, () => beat).flat();
    expect(findShift(peaksOf(beats), peaksOf([...silence(0.48), ...beats]))).toBeNull();
  });

  it('is found in recordings of hours, which are compared coarsely first', () => {
    const long = speech(40 * 60, 7);
    const found = findShift(peaksOf(long), peaksOf([...silence(63.2), ...long]));
    expect(Math.abs(found!.shiftMs - 63_200)).toBeLessThanOrEqual(16);
    expect(found!.agreement).toBeGreaterThan(0.9);
  });
});

it('a correlation sums the products at each lag', () => {
  const [a, b] = [Float64Array.of(1, 2, 3), Float64Array.of(4, -5, 6, 7)];
  const expected = Array.from({ length: 6 }, (_, index) => {
    const lag = index - 2;
    return a.reduce((sum, value, i) => sum + value * (b[i + lag] ?? 0), 0);
  });
  const found = [...correlate(a, b)].map((value) => Math.round(value * 1e9) / 1e9);
  expect(found).toEqual(expected);
});
