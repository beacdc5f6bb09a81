import { describe, expect, it } from 'vitest';
import { frameAtMs, frameRate, framesToExactMs, frameToMs } from '../../../core/time/frame-rate.ts';
import { elementSeconds, timelineMs } from './media-clock.ts';

describe('the clock of the media element', () => {
  it('seeks into the frame that a rounded time means, at every rate', () => {
    for (const rate of [frameRate(24000, 1001), frameRate(25), frameRate(60000, 1001), frameRate(120)]) {
      for (let frame = 0; frame < 500; frame += 7) {
        const soughtMs = elementSeconds(frameToMs(frame, rate), 0) * 1000;
        expect(soughtMs).toBeGreaterThan(framesToExactMs(frame, rate));
        expect(soughtMs).toBeLessThan(framesToExactMs(frame + 1, rate));
        expect(frameAtMs(soughtMs, rate)).toBe(frame);
      }
    }
  });

  it('adds the offset of a file that starts late and takes it off again', () => {
    expect(elementSeconds(1000, 500)).toBeCloseTo(1.501);
    expect(timelineMs(1.5, 500)).toBe(1000);
    expect(timelineMs(0.2, 500)).toBe(0);
    expect(elementSeconds(0, -500)).toBe(0);
  });
});
