import type { ShotContext } from '../check/shot-rules.ts';
import { frameToMs, framesToExactMs, nearestFrame } from '../time/frame-rate.ts';

/** Cuts less than `reachMs` before or after a time, from an ascending list. */
export function cutsAround(ms: number, reachMs: number, cuts: readonly number[]): readonly number[] {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cuts[middle]! <= ms - reachMs) low = middle + 1;
    else high = middle;
  }
  const found: number[] = [];
  for (let i = low; i < cuts.length && cuts[i]! < ms + reachMs; i++) found.push(cuts[i]!);
  return found;
}

/** `frames` before a time, on a frame of the video when the time is on one. */
export function framesBefore(ms: number, frames: number, shots: ShotContext): number {
  const rate = shots.frameRate;
  const frame = nearestFrame(ms, rate);
  if (frameToMs(frame, rate) === ms) return frameToMs(frame - frames, rate);
  return Math.round(ms - framesToExactMs(frames, rate));
}
