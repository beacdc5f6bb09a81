/**
 * [Note: Break costs] `buildCues` looks for the cues with the smallest sum of the numbers below. They are
 * points without a unit; only their proportions matter. What they weigh against each other:
 * - The order of places to break is the guidelines' (Netflix Timed Text Style Guide, General Requirements,
 *   "Line treatment"; BBC Subtitle Guidelines, "Break at natural points"): after punctuation, before
 *   conjunctions, before prepositions, never inside a unit. A cue break interrupts the reader longer than a
 *   line break and costs about twice as much at the same joint; at the end of a sentence both are free.
 * - A cue costs `cue` in itself, so that text is not chopped, but less than `endInsideCue`: given the
 *   choice, a sentence starts in a cue of its own.
 * - Silence: a pause eases the cue break that falls on it, and hurts inside a cue. The two meet so that a
 *   pause of 0.7 s breaks unless a fragment of a word or two would be left, and one of a second breaks nearly
 *   always. Inside a unit (`in the ... garden`) people hesitate without an end of thought: there a pause begins to
 *   count at `hesitationMs`, and counts in full at twice that. `mustBreakPauseMs` always breaks.
 * - A question is often answered by another voice: while nobody knows who speaks, its end costs more inside a
 *   cue than that of another sentence.
 * - Fragments, orphan lines and unbalanced lines cost up to about as much as a step in the quality of the
 *   break, so that they decide between breaks of equal quality and no more.
 * The numbers were set by reading the cues of spoken paragraphs in six languages (build-cues.test.ts holds
 * some of them), not measured.
 *
 * Above all these stand the profile's limits: what breaks one costs more than any sum of points, see
 * [Note: Priorities] in priorities.ts.
 */
import type { JointKind } from '../language/joint.ts';

export const lineBreak: Readonly<Record<JointKind, number>> = {
  sentence: 0,
  clause: 2,
  comma: 4,
  opensClause: 7,
  opensPhrase: 12,
  open: 22,
  plain: 28,
  loose: 42,
  bound: 80,
  tight: 120,
  closed: 400,
};

export const cueBreak: Readonly<Record<JointKind, number>> = {
  sentence: 0,
  clause: 8,
  comma: 14,
  opensClause: 24,
  opensPhrase: 38,
  open: 55,
  plain: 65,
  loose: 90,
  bound: 140,
  tight: 200,
  closed: 600,
};

export const cue = 22;
export const extraLine = 5;

/** A sentence or clause ends inside a cue: within a line, or at its line break. */
export function endInsideCue(joint: JointKind): number {
  return joint === 'sentence' ? 26 : joint === 'clause' ? 8 : joint === 'comma' ? 5 : 0;
}
/** More for the end of a question, while the speakers are unknown. */
export const questionInsideCue = 40;

export function endAtLineBreak(joint: JointKind): number {
  return joint === 'sentence' ? 16 : 0;
}

/** A cue ends with the beginning of a sentence after the end of another, or begins with such an end. */
export const sentenceBegun = 40;
export const sentenceEnded = 8;

/** A cue break inside a word of the recogniser, where the time is a guess. */
export const insideWord = 60;

/** Silence between two words that parts them whatever it costs. */
export const mustBreakPauseMs = 2000;

/** Silence inside a unit that says nothing: the speaker looks for the word. */
const hesitationMs = 450;
const units: ReadonlySet<JointKind> = new Set(['bound', 'tight', 'closed']);

function meaningOf(pauseMs: number, joint: JointKind): number {
  const meaning = units.has(joint) ? Math.min(pauseMs, 2 * (pauseMs - hesitationMs)) : pauseMs;
  return Math.max(0, meaning);
}

/** What is left of a cue break's cost when it falls on a pause. */
export function easedByPause(joint: JointKind, pauseMs: number): number {
  return cueBreak[joint] * (1 - 0.7 * Math.min(1, meaningOf(pauseMs, joint) / 700));
}

/** The cost of a pause inside a cue: nothing up to 0.15 s, 24 at 0.35 s, 66 at 0.7 s, 102 at a second. */
export function pauseInside(joint: JointKind, pauseMs: number): number {
  return Math.max(0, meaningOf(pauseMs, joint) - 150) * 0.12;
}

/** A short cue. `length` in Latin characters (a full-width one counts two). */
export function shortCue(length: number, isWholeSentence: boolean): number {
  return isWholeSentence ? Math.max(0, 12 - length) * 3 : Math.max(0, 14 - length) * 3.5;
}

/** Grows faster than the length, so that two cues of 50 characters are cheaper than 84 and 16. */
export function fullCue(share: number): number {
  return 9 * share * share;
}

/**
 * Lines of unequal length, more so where one is less than half the other (TED, "How to break lines"); the
 * longer one rather below (less of the picture is covered).
 */
export function unbalancedLines(upper: number, lower: number, maxLength: number): number {
  const share = Math.min(upper, lower) / Math.max(upper, lower, 1);
  return (10 * Math.abs(upper - lower)) / maxLength + 30 * Math.max(0, 0.5 - share) + (upper > lower ? 3 : 0);
}

/** A short word alone on a line. */
export const orphanLine = 15;
export const orphanWidth = 8;

/** Too short or too long to be comfortable, within the profile's limits. Six seconds: BBC and TED. */
export function uncomfortableDuration(ms: number): number {
  if (ms < 1200) return (1200 - ms) * 0.02;
  return ms > 6000 ? (ms - 6000) * 0.015 : 0;
}
