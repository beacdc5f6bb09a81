/**
 * [Note: Shot rules] Our reading of Netflix's Subtitle Timing Guidelines (section 2, with the red and green
 * zones of the older General Requirements), in frames at 24 frames a second, scaled for other rates:
 * - A start may stand on a cut, or 12 frames or more before the next one. 1-7 frames before a cut (red) it
 *   moves to the cut, 8-11 (green) to 12 before. A start after a cut is left alone: showing the text half a
 *   second before it is spoken, as the newer text asks, would break the timing to audio.
 * - An end may stand 2 frames before a cut, 12 or more before the next cut, or 12 or more after a cut that
 *   the cue crosses. 0-11 frames before a cut it moves to 2 before; 1-7 after (red) it is pulled back to 2
 *   before, 8-11 after (green) it is extended to 12 after.
 * - A place that a cut allows (on it, or 2 frames before it) is right whatever other cuts are near, so that
 *   every cue has somewhere to go among fast cuts. Time 0 is a cut for starts.
 * Profiles with another smallest gap (bbc: none) end that many frames before the cut instead of 2.
 *
 * Distances are differences in milliseconds, rounded to whole frames: it does not matter where frame 0 lies.
 */
import { halfSecondFrames, scaleFrames } from '../profiles/limits.ts';
import type { Profile } from '../profiles/profile.ts';
import type { FrameRate } from '../time/frame-rate.ts';
import { framesToExactMs, msToExactFrames } from '../time/frame-rate.ts';

/** Everything the rules need to know about the video. */
export interface ShotContext {
  readonly profile: Profile;
  readonly frameRate: FrameRate;
  /** First frame of each shot in milliseconds, integer, ascending. */
  readonly shotChanges: readonly number[];
}

export interface ShotFault {
  readonly cutMs: number;
  /** Frames from the cut to the time: negative before it. */
  readonly framesFromCut: number;
  /** Where the rules would move the time. */
  readonly suggestedMs: number;
}

/** What is wrong with a start near a cut, or null. */
export function startFault(startMs: number, shots: ShotContext): ShotFault | null {
  const cutMs = offendedCutOfStart(startMs, shots);
  if (cutMs === null) return null;
  return {
    cutMs,
    framesFromCut: framesBetween(cutMs, startMs, shots),
    suggestedMs: snapInTime(startMs, shots),
  };
}

/** What is wrong with an end near a cut, or null. `startMs`: a cut at or before the start is not crossed. */
export function endFault(startMs: number, endMs: number, shots: ShotContext): ShotFault | null {
  const cutMs = offendedCutOfEnd(startMs, endMs, shots);
  if (cutMs === null) return null;
  return {
    cutMs,
    framesFromCut: framesBetween(cutMs, endMs, shots),
    suggestedMs: snapOutTime(startMs, endMs, shots),
  };
}

/** Moves the start of speech to where the cue should start, see [Note: Shot rules]. */
export function snapInTime(speechStartMs: number, shots: ShotContext): number {
  const cutMs = offendedCutOfStart(speechStartMs, shots);
  if (cutMs === null) return speechStartMs;
  const redZoneFrames = scaleFrames(7, shots.frameRate);
  const early = Math.max(0, atFramesFrom(cutMs, -halfSecondFrames(shots.frameRate), shots));
  const isGreen = framesBetween(speechStartMs, cutMs, shots) > redZoneFrames;
  if (isGreen && offendedCutOfStart(early, shots) === null) return early;
  return cutMs;
}

/**
 * Moves the end of a cue, see [Note: Shot rules]. The result is after `startMs` and, unless no such place
 * exists, one that `endFault` accepts. It may be earlier than the speech's end; whether the text can still be
 * read then is for the caller to decide, who can take `outTimeAfterCut` instead.
 */
export function snapOutTime(startMs: number, endMs: number, shots: ShotContext): number {
  const cutMs = offendedCutOfEnd(startMs, endMs, shots);
  if (cutMs === null) return endMs;
  const before = outTimeBeforeCut(cutMs, shots);
  const after = outTimeAfterCut(cutMs, shots);
  const isGreen = framesBetween(cutMs, endMs, shots) > scaleFrames(7, shots.frameRate);
  const isAllowed = (ms: number): boolean => ms > startMs && offendedCutOfEnd(startMs, ms, shots) === null;
  const choices = isGreen ? [after, before] : [before, after];
  const next = shots.shotChanges[firstIndexAfter(shots.shotChanges, cutMs)];
  if (next !== undefined) choices.push(outTimeBeforeCut(next, shots));
  return choices.find(isAllowed) ?? endMs;
}

/** The end that leaves a cue within the shot before `cutMs`. */
export function outTimeBeforeCut(cutMs: number, shots: ShotContext): number {
  return atFramesFrom(cutMs, -shots.profile.minGapFrames, shots);
}

/** The earliest end for a cue that crosses `cutMs`. */
export function outTimeAfterCut(cutMs: number, shots: ShotContext): number {
  return atFramesFrom(cutMs, halfSecondFrames(shots.frameRate), shots);
}

function offendedCutOfStart(startMs: number, shots: ShotContext): number | null {
  if (startMs <= 0) return null;
  const index = firstIndexNear(startMs, shots);
  for (let i = index; i < shots.shotChanges.length; i++) {
    const cutMs = shots.shotChanges[i]!;
    const frames = framesBetween(startMs, cutMs, shots);
    if (frames < 0) continue;
    return frames > 0 && frames < halfSecondFrames(shots.frameRate) ? cutMs : null;
  }
  return null;
}

function offendedCutOfEnd(startMs: number, endMs: number, shots: ShotContext): number | null {
  const halfSecond = halfSecondFrames(shots.frameRate);
  let crossed: number | null = null;
  let ahead: number | null = null;
  for (let i = firstIndexNear(endMs, shots); i < shots.shotChanges.length; i++) {
    const cutMs = shots.shotChanges[i]!;
    const frames = framesBetween(endMs, cutMs, shots);
    if (frames === shots.profile.minGapFrames) return null;
    if (frames >= halfSecond) break;
    if (framesBetween(startMs, cutMs, shots) <= 0) continue;
    if (frames >= 0) ahead ??= cutMs;
    else if (frames > -halfSecond) crossed = cutMs;
  }
  return ahead ?? crossed;
}

/** Index of the first cut that is less than about half a second before `ms`, or any later one. */
function firstIndexNear(ms: number, shots: ShotContext): number {
  const reachMs = framesToExactMs(halfSecondFrames(shots.frameRate) + 1, shots.frameRate);
  return firstIndexAfter(shots.shotChanges, ms - reachMs);
}

/** Index of the first number greater than `ms` in an ascending list. */
function firstIndexAfter(ascending: readonly number[], ms: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! <= ms) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whole frames from one time to another, rounded to the nearest. */
function framesBetween(fromMs: number, toMs: number, shots: ShotContext): number {
  return Math.round(msToExactFrames(toMs - fromMs, shots.frameRate));
}

function atFramesFrom(ms: number, frames: number, shots: ShotContext): number {
  return Math.round(ms + framesToExactMs(frames, shots.frameRate));
}
