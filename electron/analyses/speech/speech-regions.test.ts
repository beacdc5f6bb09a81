import { describe, expect, it } from 'vitest';
import { frameMs } from '../../inference/kinds/silero/processing/frames.ts';
import { SpeechRegions } from './speech-regions.ts';
import type { RegionOptions } from './speech-regions.ts';

interface Found {
  readonly regions: readonly (readonly [number, number])[];
  readonly probabilities: readonly number[];
}

function find(
  probabilities: readonly number[],
  options: Partial<RegionOptions> = {},
  { levelsDb = [] as readonly number[], piece = 7 } = {},
): Found {
  const finder = new SpeechRegions(options);
  const regions = [];
  for (let from = 0; from < probabilities.length; from += piece) {
    regions.push(...finder.push(probabilities.slice(from, from + piece), levelsDb.slice(from, from + piece)));
  }
  regions.push(...finder.end(probabilities.length * frameMs));
  return {
    regions: regions.map(({ startMs, endMs }) => [startMs, endMs]),
    probabilities: regions.map(({ probability }) => probability),
  };
}

function frames(...runs: readonly (readonly [number, number])[]): number[] {
  return runs.flatMap(([probability, count]) => new Array<number>(count).fill(probability));
}

/** A repeatable random walk (Lehmer's generator) that ends in silence. */
function walk(seed: number, count: number): number[] {
  let state = seed;
  let probability = 0;
  const values: number[] = [];
  for (let index = 0; index < count; index++) {
    state = (state * 16807) % 2147483647;
    probability = Math.min(1, Math.max(0, probability + (state / 2147483647 - 0.5) * 0.9));
    values.push(probability);
  }
  return [...values, ...frames([0, 20])];
}

const silero = { minSpeechMs: 250, minSilenceMs: 100, padMs: 30 };

describe('speech regions', () => {
  // Computed with the loop of Silero's own get_speech_timestamps (snakers4/silero-vad, utils_vad.py).
  it.each([
    {
      seed: 11,
      options: silero,
      expected: [
        [1122, 2334],
        [2754, 3902],
      ],
    },
    {
      seed: 12,
      options: { minSpeechMs: 100, minSilenceMs: 100, padMs: 200 },
      expected: [
        [696, 2608],
        [2608, 3184],
        [3184, 4032],
        [4032, 5000],
      ],
    },
    {
      seed: 13,
      options: { ...silero, minSilenceMs: 200, padMs: 100 },
      expected: [
        [0, 4004],
        [4156, 4900],
      ],
    },
  ])('are those of the reference on random probabilities (seed $seed)', ({ seed, options, expected }) => {
    expect(find(walk(seed, 150), options).regions).toEqual(expected);
  });

  it('do not depend on how the stream is cut into pieces', () => {
    const probabilities = walk(5, 2000);
    const whole = find(probabilities, { maxSpeechMs: 5000 }, { piece: 5000 });
    for (const piece of [1, 2, 31, 64])
      expect(find(probabilities, { maxSpeechMs: 5000 }, { piece })).toEqual(whole);
    expect(whole.regions.length).toBeGreaterThan(10);
  });

  it('are none in silence', () => {
    expect(find(frames([0.1, 500])).regions).toEqual([]);
  });

  it('keep a speech that pauses for less than the minimum silence', () => {
    const probabilities = frames([0, 10], [0.9, 10], [0.1, 3], [0.9, 10], [0, 30]);
    expect(find(probabilities, { padMs: 0 }).regions).toEqual([[320, 1056]]);
  });

  it('drop a click but keep a short word', () => {
    const probabilities = frames([0, 20], [0.9, 3], [0, 20], [0.9, 5], [0, 20]);
    expect(find(probabilities, { padMs: 0 }).regions).toEqual([[43 * 32, 48 * 32]]);
  });

  it('hold through probabilities between the two thresholds', () => {
    const probabilities = frames([0.4, 10], [0.6, 5], [0.4, 10], [0.1, 20]);
    expect(find(probabilities, { padMs: 0 }).regions).toEqual([[320, 25 * 32]]);
  });

  it('share a short silence instead of overlapping', () => {
    const probabilities = frames([0, 20], [0.9, 10], [0, 6], [0.9, 10], [0, 20]);
    expect(find(probabilities).regions).toEqual([
      [440, 30 * 32 + 96],
      [30 * 32 + 96, 46 * 32 + 200],
    ]);
  });

  it('reach neither before the start nor beyond the end of the stream', () => {
    expect(find(frames([0.9, 20])).regions).toEqual([[0, 640]]);
  });

  it('cut long speech where it is quietest and lose nothing', () => {
    const probabilities = frames([0.99, 300]);
    const levelsDb = probabilities.map((_, index) => (index === 100 || index === 101 ? -50 : -20));
    const { regions } = find(probabilities, { maxSpeechMs: 5000, padMs: 0 }, { levelsDb });
    expect(regions[0]).toEqual([0, 101 * 32]);
    expect(regions.at(-1)![1]).toBe(300 * 32);
    regions.forEach(([start], index) => expect(start).toBe(regions[index - 1]?.[1] ?? 0));
  });

  it('prefer an unlikely frame to a likely one of the same level for a cut', () => {
    const probabilities = frames([0.99, 90], [0.4, 3], [0.99, 100]);
    const { regions } = find(probabilities, { maxSpeechMs: 5000, padMs: 0 });
    expect(regions[0]).toEqual([0, 91 * 32]);
  });

  it.each([1, 2, 3, 4, 5])('are never longer than the maximum, ordered and apart (seed %i)', (seed) => {
    const probabilities = walk(seed * 977, 4000).map((value) => Math.sqrt(value));
    const { regions, probabilities: means } = find(probabilities, { maxSpeechMs: 3000 });
    regions.forEach(([start, end], index) => {
      expect(end - start).toBeLessThanOrEqual(3000);
      expect(end).toBeGreaterThan(start);
      expect(start).toBeGreaterThanOrEqual(regions[index - 1]?.[1] ?? 0);
    });
    expect(means.every((mean) => mean > 0 && mean <= 1)).toBe(true);
  });

  it('come out soon after they are over', () => {
    const finder = new SpeechRegions();
    expect(finder.push(frames([0.9, 20]), [])).toEqual([]);
    expect(finder.push(frames([0, 20]), [])).toHaveLength(1);
  });

  it('refuse a maximum that padding would use up', () => {
    expect(() => new SpeechRegions({ maxSpeechMs: 400 })).toThrow(RangeError);
  });
});
