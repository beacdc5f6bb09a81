/**
 * Times as editors count them: `hh:mm:ss:ff`, where `ff` is a number of frames (SMPTE ST 12-1). Frames are counted at
 * the whole rate (30 of 29.97), so an hour of timecode at 29.97 lasts 3.6 s more than an hour of the clock; in drop
 * frame, written with `;`, numbers are left out to keep up with the clock.
 */
import type { FrameRate } from './frame-rate.ts';
import { frameToMs, framesPerSecond, nearestFrame } from './frame-rate.ts';

export interface Timecode {
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  /** Below `countedRate`; a larger one counts on into the next second. */
  readonly frames: number;
}

const dropRate = 30;

/** The rate at which timecode counts: 30 of 29.97, 24 of 23.976. */
export function countedRate(rate: FrameRate): number {
  return Math.max(1, Math.round(framesPerSecond(rate)));
}

/** True for 29.97 and 59.94, the rates for which drop frame is defined. */
export function hasDropFrame(rate: FrameRate): boolean {
  return countedRate(rate) % dropRate === 0 && countedRate(rate) > framesPerSecond(rate);
}

/** `isDropFrame` is of no effect at a rate without it. */
export function timecodeToFrame(timecode: Timecode, rate: FrameRate, isDropFrame: boolean): number {
  const { hours, minutes, seconds, frames } = timecode;
  const counted = countedRate(rate);
  const allMinutes = hours * 60 + minutes;
  const dropped = isDropFrame ? droppedPerMinute(rate) * (allMinutes - Math.floor(allMinutes / 10)) : 0;
  return (allMinutes * 60 + seconds) * counted + frames - dropped;
}

/** Undoes `timecodeToFrame`. `frame` is an integer, 0 or more. */
export function frameToTimecode(frame: number, rate: FrameRate, isDropFrame: boolean): Timecode {
  const counted = countedRate(rate);
  const number = isDropFrame ? frame + droppedBefore(frame, rate) : frame;
  const seconds = Math.floor(number / counted);
  return {
    hours: Math.floor(seconds / 3600),
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
    frames: number % counted,
  };
}

/** Milliseconds of a timecode on the video's timeline, an integer. */
export function timecodeToMs(timecode: Timecode, rate: FrameRate, isDropFrame = false): number {
  return frameToMs(timecodeToFrame(timecode, rate, isDropFrame), rate);
}

/** The timecode of the frame whose start is nearest. `ms` is 0 or more. */
export function msToTimecode(ms: number, rate: FrameRate, isDropFrame = false): Timecode {
  return frameToTimecode(nearestFrame(ms, rate), rate, isDropFrame);
}

/** `01:02:03:04`, in drop frame `01:02:03;04`. */
export function formatTimecode(timecode: Timecode, isDropFrame = false): string {
  const { hours, minutes, seconds, frames } = timecode;
  const [h, m, s, f] = [hours, minutes, seconds, frames].map((part) => String(part).padStart(2, '0'));
  return `${h}:${m}:${s}${isDropFrame ? ';' : ':'}${f}`;
}

const written = /^(\d{2}):([0-5]\d):([0-5]\d)([:;.])(\d{2,3})$/;

/** Reads what `formatTimecode` writes and files tell; drop frame has `;` or `.` before the frames. Null where it is none. */
export function readTimecode(text: string): (Timecode & { readonly isDropFrame: boolean }) | null {
  const found = written.exec(text);
  if (found === null) return null;
  const [hours, minutes, seconds, frames] = [found[1], found[2], found[3], found[5]].map(Number);
  return {
    ...{ hours: hours!, minutes: minutes!, seconds: seconds!, frames: frames! },
    isDropFrame: found[4] !== ':',
  };
}

/** Two numbers in each minute but every tenth; four at 59.94. */
function droppedPerMinute(rate: FrameRate): number {
  return hasDropFrame(rate) ? (2 * countedRate(rate)) / dropRate : 0;
}

/** How many numbers are left out before the frame with this place. */
function droppedBefore(frame: number, rate: FrameRate): number {
  const perMinute = droppedPerMinute(rate);
  if (perMinute === 0) return 0;
  const fullMinute = countedRate(rate) * 60;
  const droppedMinute = fullMinute - perMinute;
  const tenMinutes = fullMinute + 9 * droppedMinute;
  const tens = Math.floor(frame / tenMinutes);
  const rest = frame % tenMinutes;
  // The first minute of ten leaves out none.
  const minutes = rest < fullMinute ? 0 : 1 + Math.floor((rest - fullMinute) / droppedMinute);
  return perMinute * (9 * tens + minutes);
}
