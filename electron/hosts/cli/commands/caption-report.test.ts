import { describe, expect, it } from 'vitest';
import { Pace } from './caption-report.ts';

const hour = 3_600_000;
const progress = (positionMs: number) => ({ positionMs, durationMs: hour, resumedFromMs: 0, text: '' });

describe('the pace of a recognition', () => {
  it('is measured from the first windows on, so that loading the model does not count', () => {
    const pace = new Pace();
    // 20 s of loading, then a minute of sound every 10 seconds.
    expect(pace.measure(progress(60_000), 30_000)).toBeUndefined();
    const { speed, leftSeconds } = pace.measure(progress(120_000), 40_000)!;
    expect(speed).toBeCloseTo(6);
    expect(leftSeconds).toBeCloseTo((hour - 120_000) / 6 / 1000);
  });

  it('is never told from nothing', () => {
    const pace = new Pace();
    pace.measure(progress(60_000), 10);
    expect(pace.measure(progress(60_000), 10)).toBeUndefined();
  });
});
