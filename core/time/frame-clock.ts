/** How videos and timelines of editing programs count their frames. */
import { frameRate, framesPerSecond } from './frame-rate.ts';
import type { FrameRate } from './frame-rate.ts';
import { formatTimecode, frameToTimecode, hasDropFrame, readTimecode, timecodeToFrame } from './timecode.ts';

export interface FrameClock {
  readonly rate: FrameRate;
  /** The number of the first frame, as its timecode counts. */
  readonly startFrame: number;
  readonly isDropFrame: boolean;
  /** The timecode of a frame, counted from the first one. */
  readonly timecodeAt: (frame: number) => string;
}

/** `startTimecode`: of the first frame (`01:00:00:00`, in drop frame `01:00:00;00`); one that is none counts from 0. */
export function frameClock(rate: FrameRate, startTimecode: string): FrameClock {
  const { startFrame, isDropFrame } = readStart(startTimecode, rate);
  return {
    ...{ rate, startFrame, isDropFrame },
    timecodeAt: (frame) => {
      const { hours, ...rest } = frameToTimecode(startFrame + frame, rate, isDropFrame);
      // The clock of timecode begins anew after a day.
      return formatTimecode({ ...rest, hours: hours % 24 }, isDropFrame);
    },
  };
}

function readStart(text: string, rate: FrameRate): Pick<FrameClock, 'startFrame' | 'isDropFrame'> {
  const start = readTimecode(text);
  if (start === null) return { startFrame: 0, isDropFrame: false };
  const isDropFrame = start.isDropFrame && hasDropFrame(rate);
  return { startFrame: timecodeToFrame(start, rate, isDropFrame), isDropFrame };
}

/** Rates that timelines have: whole numbers, and the NTSC rates of the multiples of 24 and 30. */
const maxNtsc = 240;

/**
 * The rate of a timeline that is nearest: a recording whose frames come unevenly has an average such as 29.83, which no
 * editing program can count. One that is such a rate is itself.
 */
export function editingRate(rate: FrameRate): FrameRate {
  const exact = framesPerSecond(rate);
  const whole = Math.max(1, Math.round(exact));
  const multiples = [24, 30].flatMap((base) => Math.round(exact / base) * base);
  const ntsc = multiples
    .filter((counted) => counted > 0 && counted <= maxNtsc)
    .map((n) => frameRate(n * 1000, 1001));
  const distance = (one: FrameRate): number => Math.abs(framesPerSecond(one) - exact);
  return [frameRate(whole), ...ntsc].reduce((best, one) => (distance(one) < distance(best) ? one : best));
}
