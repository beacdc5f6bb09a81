/**
 * [Note: Rounding] Times are integer milliseconds but pictures are frames. A cue whose times are frame starts
 * rounded to milliseconds can be 1 ms shorter, and a gap 1 ms smaller, than the frames really last. So every
 * minimum here is rounded up (aim at it and any reader of the file agrees), and the predicates forgive
 * `roundingToleranceMs` below it: whoever works in whole frames never fails by rounding.
 */
import { countWords, measureText } from '../cues/text-measure.ts';
import type { FrameRate } from '../time/frame-rate.ts';
import { framesPerSecond, framesToExactMs, msToExactFrames } from '../time/frame-rate.ts';
import type { Profile } from './profile.ts';

export const roundingToleranceMs = 1;

/** True when `ms` reaches the minimum `requiredMs`, see [Note: Rounding]. */
export function reachesMs(ms: number, requiredMs: number): boolean {
  return ms + roundingToleranceMs >= requiredMs;
}

/** True when `ms` stays within the maximum `allowedMs`, see [Note: Rounding]. */
export function staysWithinMs(ms: number, allowedMs: number): boolean {
  return ms - roundingToleranceMs <= allowedMs;
}

/**
 * Frames of the video for a number of frames that a guideline gives for 24 frames a second ("adapt the
 * parameters", Netflix Subtitle Timing Guidelines). Halves go down: half a second is 12 frames at 25, too.
 */
export function scaleFrames(framesAt24: number, rate: FrameRate): number {
  return Math.ceil((framesAt24 * framesPerSecond(rate)) / 24 - 0.5 - 1e-9);
}

/** 12 frames at 24 and 25 frames a second, 15 at 30, 30 at 60. */
export function halfSecondFrames(rate: FrameRate): number {
  return scaleFrames(12, rate);
}

/** Smallest gap between two cues in milliseconds, rounded up. */
export function gapMsRequired(profile: Profile, rate: FrameRate): number {
  return Math.ceil(framesToExactMs(profile.minGapFrames, rate) - 1e-6);
}

/** Longest gap, in frames of the video, that is closed to the smallest; 0 where gaps may stay open. */
export function closeGapsUpToFrames(profile: Profile, rate: FrameRate): number {
  if (profile.closeGapsUpToFrames === 0) return 0;
  return scaleFrames(profile.closeGapsUpToFrames + 1, rate) - 1;
}

/** Smallest gap in milliseconds, rounded up, that may stay open; the smallest gap where none is closed. */
export function openGapMsRequired(profile: Profile, rate: FrameRate): number {
  const closedFrames = closeGapsUpToFrames(profile, rate);
  if (closedFrames <= profile.minGapFrames) return gapMsRequired(profile, rate);
  return Math.ceil(framesToExactMs(closedFrames + 1, rate) - 1e-6);
}

export type GapFault = 'overlap' | 'gap-too-small' | 'gap-not-closed';

/**
 * What is wrong with the gap from one cue's end to the next cue's start, or null. Too small is measured in
 * milliseconds; not closed by the nearest whole number of frames, so that an unaligned 2.4 frames count as 2.
 */
export function gapFault(gapMs: number, profile: Profile, rate: FrameRate): GapFault | null {
  if (gapMs < 0) return 'overlap';
  if (!reachesMs(gapMs, gapMsRequired(profile, rate))) return 'gap-too-small';
  const frames = Math.round(msToExactFrames(gapMs, rate));
  return frames > profile.minGapFrames && frames <= closeGapsUpToFrames(profile, rate)
    ? 'gap-not-closed'
    : null;
}

/**
 * Milliseconds that a text must stay so that it can be read (the profile's hard limit), rounded up: by
 * characters (`readingLength`) or, in profiles that count words, by words.
 */
export function readingMsRequired(text: string, profile: Profile): number {
  const length =
    profile.maxCharsPerSecond === null ? 0 : measureText(text, profile.characterMeasure).readingLength;
  const words = profile.minMsPerWord === null ? 0 : countWords(text);
  return readingMsForCounts(length, words, profile);
}

/** `readingMsRequired` for whoever has the counts already (`measureText().readingLength`, `countWords`). */
export function readingMsForCounts(readingLength: number, words: number, profile: Profile): number {
  const byChars = profile.maxCharsPerSecond === null ? 0 : (readingLength * 1000) / profile.maxCharsPerSecond;
  const byWords = profile.minMsPerWord === null ? 0 : words * profile.minMsPerWord;
  return Math.ceil(Math.max(byChars, byWords) - 1e-6);
}

/** Milliseconds at which a text is comfortable: `maxWordsPerMinute` kept, too; never below the hard limit. */
export function comfortableReadingMs(text: string, profile: Profile): number {
  const { readingLength } = measureText(text, profile.characterMeasure);
  return comfortableReadingMsForCounts(readingLength, countWords(text), profile);
}

/** `comfortableReadingMs` for whoever has the counts already. */
export function comfortableReadingMsForCounts(
  readingLength: number,
  words: number,
  profile: Profile,
): number {
  const byWords = profile.maxWordsPerMinute === null ? 0 : (words * 60_000) / profile.maxWordsPerMinute;
  return Math.max(readingMsForCounts(readingLength, words, profile), Math.ceil(byWords - 1e-6));
}

/** The shortest time a cue with this text may be shown: reading speed and shortest duration together. */
export function durationMsRequired(text: string, profile: Profile): number {
  return Math.max(profile.minDurationMs, readingMsRequired(text, profile));
}
