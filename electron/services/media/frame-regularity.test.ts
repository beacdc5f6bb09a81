import { describe, expect, it } from 'vitest';
import { judgeRegularity } from './frame-regularity.ts';

const even = (count: number, rate: number, round: (s: number) => number = (s) => s): number[] =>
  Array.from({ length: count }, (_, i) => round(i / rate));
const toMilliseconds = (s: number): number => Math.round(s * 1000) / 1000;

describe('judgeRegularity', () => {
  it('finds an NTSC rate behind times that the container rounded to milliseconds', () => {
    expect(judgeRegularity([even(150, 24000 / 1001, toMilliseconds)])).toEqual({
      isVariable: false,
      frameRate: { numerator: 24000, denominator: 1001 },
    });
    expect(judgeRegularity([even(150, 60000 / 1001, toMilliseconds)])).toEqual({
      isVariable: false,
      frameRate: { numerator: 60000, denominator: 1001 },
    });
  });

  it('sorts times that are read in the order of decoding', () => {
    const times = even(60, 25);
    const reordered = times.map((_, i) => times[i % 2 === 0 ? Math.min(59, i + 1) : i - 1]!);
    expect(judgeRegularity([reordered])?.isVariable).toBe(false);
  });

  it('forgives one dropped frame, not a rate that changes', () => {
    const oneDropped = even(150, 30).filter((_, i) => i !== 70);
    expect(judgeRegularity([oneDropped])?.isVariable).toBe(false);
    const changing = [...even(75, 30), ...even(75, 24).map((s) => s + 75 / 30)];
    expect(judgeRegularity([changing])?.isVariable).toBe(true);
  });

  it('compares runs from different places of the file', () => {
    expect(judgeRegularity([even(100, 60), even(100, 30)])?.isVariable).toBe(true);
  });

  it('does not judge from a handful of frames', () => {
    expect(judgeRegularity([even(20, 25)])).toBeNull();
    expect(judgeRegularity([[], []])).toBeNull();
  });
});
