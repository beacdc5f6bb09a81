import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameRate } from './frame-rate.ts';
import {
  countedRate,
  formatTimecode,
  frameToTimecode,
  hasDropFrame,
  msToTimecode,
  timecodeToFrame,
  timecodeToMs,
} from './timecode.ts';

const ntsc = frameRate(30_000, 1001);
const read = (text: string): Parameters<typeof timecodeToMs>[0] => {
  const [hours, minutes, seconds, frames] = text.split(/[:;]/).map(Number);
  return { hours: hours!, minutes: minutes!, seconds: seconds!, frames: frames! };
};

describe('timecode', () => {
  it('counts frames at the whole rate', () => {
    expect(timecodeToMs(read('00:00:24:04'), frameRate(25))).toBe(24_160);
    expect(timecodeToMs(read('01:00:00:00'), ntsc)).toBe(3_603_600);
    expect(timecodeToMs(read('00:00:01:12'), frameRate(24_000, 1001))).toBe(1502);
    expect([countedRate(ntsc), hasDropFrame(ntsc), hasDropFrame(frameRate(30))]).toEqual([30, true, false]);
  });

  it('in drop frame leaves out two numbers a minute, but for every tenth', () => {
    expect(timecodeToFrame(read('00:01:00;02'), ntsc, true)).toBe(1800);
    expect(timecodeToFrame(read('00:10:00;00'), ntsc, true)).toBe(17_982);
    expect(timecodeToMs(read('01:00:00;00'), ntsc, true)).toBe(3_599_996);
    expect(formatTimecode(frameToTimecode(1800, ntsc, true), true)).toBe('00:01:00;02');
    expect(formatTimecode(frameToTimecode(17_982, ntsc, true), true)).toBe('00:10:00;00');
    expect(formatTimecode(msToTimecode(3_599_996, ntsc, true), true)).toBe('01:00:00;00');
  });

  it('comes back from any frame at any rate', () => {
    const rates = [ntsc, frameRate(60_000, 1001), frameRate(25), frameRate(24_000, 1001), frameRate(30)];
    fc.assert(
      fc.property(
        fc.nat({ max: 30_000_000 }),
        fc.constantFrom(...rates),
        fc.boolean(),
        (frame, rate, drop) => {
          const timecode = frameToTimecode(frame, rate, drop);
          expect(timecodeToFrame(timecode, rate, drop)).toBe(frame);
          expect(timecode.frames).toBeLessThan(countedRate(rate));
        },
      ),
    );
  });
});
