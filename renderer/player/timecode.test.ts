import { describe, expect, it } from 'vitest';
import { frameRate, frameToMs } from '../../core/time/frame-rate.ts';
import { formatMs, formatTimecode } from './timecode.ts';

describe('timecode', () => {
  it('counts frames within real seconds', () => {
    expect(formatTimecode(0, frameRate(25))).toBe('00:00:00:00');
    expect(formatTimecode(3_723_480, frameRate(25))).toBe('01:02:03:12');
    expect(formatTimecode(999, frameRate(25))).toBe('00:00:00:24');
  });

  it('steps by one at every frame of an NTSC film and never repeats', () => {
    const rate = frameRate(30000, 1001);
    const seen = new Set<string>();
    for (let frame = 107_800; frame < 108_000; frame += 1)
      seen.add(formatTimecode(frameToMs(frame, rate), rate));
    expect(seen.size).toBe(200);
  });

  it('writes milliseconds and never a negative time', () => {
    expect(formatMs(3_723_004.6)).toBe('01:02:03.005');
    expect(formatMs(-20)).toBe('00:00:00.000');
  });
});
