import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SamplePlacer } from './place-samples.ts';

const hour = 3600 * 16_000;

/** Places frames of 320 samples at the given times and returns where each began, null when it was left out. */
function place(placer: SamplePlacer, starts: readonly number[]): (number | null)[] {
  return starts.map((start) => {
    const { skip } = placer.place(start, 320);
    return skip === 320 ? null : placer.position - (320 - skip);
  });
}

const regular = (count: number, from = 0): number[] =>
  Array.from({ length: count }, (_, i) => from + i * 320);

describe('SamplePlacer', () => {
  it('fills a late start and a gap with silence', () => {
    expect(place(new SamplePlacer(hour), [11_200, 11_520, 48_000])).toEqual([11_200, 11_520, 48_000]);
  });

  it('drops what lies before time 0 and what was there already', () => {
    expect(place(new SamplePlacer(hour), [-480, -160, 160, 480])).toEqual([null, 0, 160, 480]);
    const repeated = [...regular(10), ...regular(10, 1600), 4800];
    expect(place(new SamplePlacer(hour), repeated)).toEqual([
      ...regular(10),
      ...[null, null, null, null, null],
      ...regular(5, 3200),
      4800,
    ]);
  });

  it('does not tremble with timestamps that are rounded or jitter', () => {
    const trembling = regular(500).map((start, i) => start + (i % 2 === 0 ? 90 : -90));
    expect(place(new SamplePlacer(hour), [0, ...trembling.slice(1)])).toEqual(regular(500));
  });

  it('follows a clock that runs apart from the samples within a few milliseconds', () => {
    const drifting = regular(5000).map((start) => Math.round(start * 1.001));
    const placed = place(new SamplePlacer(hour), drifting);
    const distances = placed.map((start, i) => Math.abs(start! - drifting[i]!));
    expect(Math.max(...distances)).toBeLessThan(5 * 16);
  });

  it('corrects a small gap that stays, within half a second', () => {
    const late = [...regular(100), ...regular(100, 32_000 + 240)];
    const placed = place(new SamplePlacer(hour), late);
    expect(placed[100]).toBe(32_000);
    expect(placed[130]).toBe(late[130]);
  });

  it('goes on without a gap when the clock jumps to a time that the recording does not have', () => {
    const placer = new SamplePlacer(10 * 16_000);
    expect(place(placer, [0, 320, 9e9, 9e9 + 320])).toEqual([0, 320, 640, 960]);
    expect(placer.jumpsIgnored).toBe(1);
    const setBack = new SamplePlacer(hour);
    expect(place(setBack, [...regular(600), 0, 320]).slice(-2)).toEqual([192_000, 192_320]);
  });

  it('never runs backwards and never loses count, whatever the timestamps', () => {
    const starts = fc.array(fc.integer({ min: -100_000, max: 2 * hour }), { maxLength: 50 });
    fc.assert(
      fc.property(starts, (times) => {
        const placer = new SamplePlacer(hour);
        let position = 0;
        for (const start of times) {
          const { silence, skip } = placer.place(start, 320);
          expect(silence).toBeGreaterThanOrEqual(0);
          expect(skip).toBeGreaterThanOrEqual(0);
          expect(skip).toBeLessThanOrEqual(320);
          position += silence + 320 - skip;
          expect(placer.position).toBe(position);
        }
        expect(position).toBeLessThanOrEqual(hour + 50 * 320);
      }),
    );
  });
});
