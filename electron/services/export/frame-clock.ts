import { frameRate, framesPerSecond } from '../../../core/time/frame-rate.ts';
import type { FrameRate } from '../../../core/time/frame-rate.ts';

/** Containers round times to a millisecond or less. */
const roundingMs = 1.01;
/** Divides into the steps of all usual rates, and is the clock of MPEG. */
const fineClock: FrameRate = frameRate(90_000);

/**
 * The clock that an encoder counts frames by: that of the rate where every frame lies on its grid, so that rounded times
 * become even again, else one so fine that each frame keeps its time. `framesMs`: when frames are shown, ascending.
 */
export function frameClock(framesMs: readonly number[], rate: FrameRate | undefined): FrameRate {
  const [first] = framesMs;
  if (rate === undefined || first === undefined) return fineClock;
  const perMs = framesPerSecond(rate) / 1000;
  const isEven = framesMs.every((time) => {
    const frames = (time - first) * perMs;
    return Math.abs(frames - Math.round(frames)) <= roundingMs * perMs;
  });
  // The encoder counts from 0 and not from the first frame.
  const startsOnGrid = Math.abs(first * perMs - Math.round(first * perMs)) <= roundingMs * perMs;
  const isDistinct = new Set(framesMs.map((time) => Math.round(time * perMs))).size === framesMs.length;
  return isEven && startsOnGrid && isDistinct ? rate : fineClock;
}
