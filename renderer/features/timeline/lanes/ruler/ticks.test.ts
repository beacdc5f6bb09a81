import { describe, expect, it } from 'vitest';
import { frameRate } from '../../../../../core/time/frame-rate.ts';
import { ticksInView, tickSpacing } from './ticks.ts';

const ntsc = frameRate(30000, 1001);

describe('the marks of the ruler', () => {
  it('never lets labels touch, at any zoom', () => {
    for (let msPerPixel = 0.25; msPerPixel < 100_000; msPerPixel *= 1.37) {
      const spacing = tickSpacing(msPerPixel, 92, ntsc);
      const view = { startMs: 3_723_456, msPerPixel };
      const majors = ticksInView(view, 1200, spacing, ntsc).filter(({ isMajor }) => isMajor);
      for (const [i, tick] of majors.slice(1).entries()) {
        expect((tick.timeMs - majors[i]!.timeMs) / msPerPixel).toBeGreaterThanOrEqual(91.9);
      }
    }
  });

  it('marks single frames when they are wide, at their exact times', () => {
    const spacing = tickSpacing(0.3, 92, ntsc);
    expect(spacing).toEqual({ unit: 'frame', major: 1, minor: 1 });
    const ticks = ticksInView({ startMs: 1_000_000, msPerPixel: 0.3 }, 500, spacing, ntsc);
    for (const { timeMs } of ticks)
      expect((timeMs * 30) / 1001).toBeCloseTo(Math.round((timeMs * 30) / 1001), 6);
  });

  it('reaches beyond both edges and starts at 0', () => {
    const spacing = tickSpacing(50, 92, ntsc);
    const ticks = ticksInView({ startMs: 12_300, msPerPixel: 50 }, 1000, spacing, ntsc);
    expect(ticks[0]!.timeMs).toBeLessThanOrEqual(12_300);
    expect(ticks.at(-1)!.timeMs).toBeGreaterThan(62_300);
    expect(ticksInView({ startMs: 0, msPerPixel: 50 }, 10, spacing, ntsc)[0]).toEqual({
      timeMs: 0,
      isMajor: true,
    });
  });

  it('is no more than a few hundred marks', () => {
    for (let msPerPixel = 0.25; msPerPixel < 100_000; msPerPixel *= 2) {
      const spacing = tickSpacing(msPerPixel, 92, ntsc);
      expect(ticksInView({ startMs: 0, msPerPixel }, 2000, spacing, ntsc).length).toBeLessThan(450);
    }
  });
});
