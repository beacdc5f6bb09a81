/**
 * [Note: Frame grid] What a person does by hand (a drag, a split, a key) ends on the start of a frame, and leaves the
 * guideline's gap, so that no edit makes a time that no picture has or a violation that nobody asked for. Times that
 * are typed stay as typed. Where there are no frames to keep to (sound alone, an uneven frame rate), any time will do.
 */
import { gapFault, gapMsRequired } from '../profiles/limits.ts';
import type { FrameRate } from '../time/frame-rate.ts';
import { frameAtMs, frameToMs, msToExactFrames, nearestFrame } from '../time/frame-rate.ts';
import type { EditContext } from './edit-context.ts';

type FrameRules = Pick<EditContext, 'frameRate' | 'hasFrames'>;
export type TimeRules = Pick<EditContext, 'profile' | 'frameRate' | 'hasFrames'>;

function gridOf({ frameRate, hasFrames }: FrameRules): FrameRate | null {
  return hasFrames === false ? null : frameRate;
}

/** The start of the frame on screen at `ms`: the latest frame that does not start after it. */
export function atOrBeforeFrame(rules: FrameRules, ms: number): number {
  const rate = gridOf(rules);
  return rate === null ? Math.floor(ms) : frameToMs(frameAtMs(ms, rate), rate);
}

/** The earliest start of a frame that is not before `ms`, but for half a millisecond of rounding. */
export function atOrAfterFrame(rules: FrameRules, ms: number): number {
  const rate = gridOf(rules);
  return rate === null ? Math.ceil(ms) : frameToMs(Math.ceil(msToExactFrames(ms - 0.5, rate)), rate);
}

/** The nearest start of a frame. */
export function nearFrame(rules: FrameRules, ms: number): number {
  const rate = gridOf(rules);
  return rate === null ? Math.round(ms) : frameToMs(nearestFrame(ms, rate), rate);
}

/** The end of what is seen at `ms`: an out point includes its frame. */
export function endOfFrameAt(rules: FrameRules, ms: number): number {
  const rate = gridOf(rules);
  return rate === null ? Math.round(ms) : frameToMs(frameAtMs(ms, rate) + 1, rate);
}

/**
 * The latest end that leaves the smallest gap before a cue that starts at `startMs`; off the frames only where the cue
 * is and the gap to a frame would be one that the guideline closes.
 */
export function latestEndBefore(rules: TimeRules, startMs: number): number {
  const rate = gridOf(rules);
  const exact = startMs - gapMsRequired(rules.profile, rules.frameRate);
  if (rate === null) return exact;
  const frame = nearestFrame(startMs, rate);
  if (frameToMs(frame, rate) === startMs) return frameToMs(frame - rules.profile.minGapFrames, rate);
  const endMs = atOrBeforeFrame(rules, exact);
  return isRightGap(rules, startMs - endMs) ? endMs : exact;
}

/** The earliest start that leaves the smallest gap behind a cue that ends at `endMs`. */
export function earliestStartAfter(rules: TimeRules, endMs: number): number {
  const rate = gridOf(rules);
  const exact = endMs + gapMsRequired(rules.profile, rules.frameRate);
  if (rate === null) return exact;
  const frame = nearestFrame(endMs, rate);
  if (frameToMs(frame, rate) === endMs) return frameToMs(frame + rules.profile.minGapFrames, rate);
  const startMs = atOrAfterFrame(rules, exact);
  return isRightGap(rules, startMs - endMs) ? startMs : exact;
}

function isRightGap({ profile, frameRate }: TimeRules, gapMs: number): boolean {
  return gapFault(gapMs, profile, frameRate) === null;
}
