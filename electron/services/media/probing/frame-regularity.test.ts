import { describe, expect, it } from 'vitest';
import { judgeRegularity } from './frame-regularity.ts';

/** Parts of a stream. */
const parts = (...runs: readonly (readonly number[])[]) =>
  judgeRegularity(runs.map((times) => ({ times, isWhole: false })));
const whole = (times: readonly number[]) => judgeRegularity([{ times, isWhole: true }]);
const even = (count: number, rate: number, round: (s: number) => number = (s) => s): number[] =>
  Array.from({ length: count }, (_, i) => round(i / rate));
const toMilliseconds = (s: number): number => Math.round(s * 1000) / 1000;

describe('judgeRegularity', () => {
  it('finds an NTSC rate behind times that the container rounded to milliseconds', () => {
    expect(parts(even(150, 24000 / 1001, toMilliseconds))).toEqual({
      isVariable: false,
      frameRate: { numerator: 24000, denominator: 1001 },
    });
    expect(parts(even(150, 60000 / 1001, toMilliseconds))).toEqual({
      isVariable: false,
      frameRate: { numerator: 60000, denominator: 1001 },
    });
  });

  it('sorts times that are read in the order of decoding', () => {
    const times = even(60, 25);
    const reordered = times.map((_, i) => times[i % 2 === 0 ? Math.min(59, i + 1) : i - 1]!);
    expect(parts(reordered)?.isVariable).toBe(false);
  });

  it('forgives one dropped frame, not a rate that changes', () => {
    const oneDropped = even(150, 30).filter((_, i) => i !== 70);
    expect(parts(oneDropped)?.isVariable).toBe(false);
    const changing = [...even(75, 30), ...even(75, 24).map((s) => s + 75 / 30)];
    expect(parts(changing)?.isVariable).toBe(true);
  });

  it('compares runs from different places of the file', () => {
    expect(parts(even(100, 60), even(100, 30))?.isVariable).toBe(true);
  });

  it('does not judge from a handful of frames', () => {
    expect(parts(even(20, 25))).toBeNull();
    expect(parts([], [])).toBeNull();
  });

  it('gives the average of a rate that varies', () => {
    const jittering = Array.from({ length: 300 }, (_, i) => i / 20 + (i % 3) * 0.006);
    expect(whole(jittering)).toMatchObject({ isVariable: true });
    const { numerator, denominator } = whole(jittering)!.frameRate;
    expect(numerator / denominator).toBeCloseTo(20, 1);
    const pausing = [...even(100, 30), ...even(10, 30).map((s) => s + 20)];
    expect(whole(pausing)?.isVariable).toBe(false);
  });

  it('judges all frames of a clip of half a second', () => {
    expect(whole(even(12, 25))).toEqual({ isVariable: false, frameRate: { numerator: 25, denominator: 1 } });
    expect(whole([0, 0.04, 0.2, 0.23])?.isVariable).toBe(true);
    expect(whole([0])).toBeNull();
  });
});
