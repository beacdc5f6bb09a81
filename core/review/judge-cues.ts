import { checkTrack } from '../check/check-track.ts';
import type { Violation } from '../check/violation.ts';
import type { TrackCue } from '../project/track-cue.ts';
import { findLowConfidence, findTextOverSilence } from './doubts.ts';
import { isFixable } from './fixes.ts';
import { cuesLookedBack, findRepetition, hashWords } from './repetition.ts';
import { findDoubtfulTranslation } from './translations.ts';
import { findUnknownWords } from './unknown-words.ts';
import { findUncertainSpeaker } from './uncertain-speakers.ts';
import type { ReviewOptions, ReviewProblem } from './review-problem.ts';

export type Finding = Pick<
  ReviewProblem,
  'code' | 'severity' | 'measured' | 'limit' | 'unit' | 'words' | 'span' | 'doubts'
>;

const nothing: readonly ReviewProblem[] = [];

/**
 * The problems of each cue from index `from` to `to` (not included). `lastEnding`: for each cue the index of the one
 * that ends last among those before it.
 */
export function judgeStretch(
  cues: readonly TrackCue[],
  from: number,
  to: number,
  lastEnding: Int32Array,
  options: ReviewOptions,
): readonly (readonly ReviewProblem[])[] {
  return findingsOf(cues, from, to, lastEnding, options).map((found, at) => {
    if (found.length === 0) return nothing;
    const i = from + at;
    const cue = cues[i]!;
    const place = { previous: cues[lastEnding[i]!] ?? null, cue, next: cues[i + 1] ?? null };
    return found.map(({ code, severity, measured, limit, unit, words, span, doubts }) => {
      const fixable = isFixable(code, place, options);
      return {
        ...{ id: `${cue.id}:${code}`, cueId: cue.id, code, severity, measured, limit, unit, fixable },
        ...(words === undefined ? {} : { words }),
        ...(span === undefined ? {} : { span }),
        ...(doubts === undefined ? {} : { doubts }),
      };
    });
  });
}

/** What is wrong with each cue, whether it can be mended or not: one finding for each code, the worst. */
export function findingsOf(
  cues: readonly TrackCue[],
  from: number,
  to: number,
  lastEnding: Int32Array,
  options: ReviewOptions,
): readonly (readonly Finding[])[] {
  if (from >= to) return [];
  const violations = violationsOf(cues, from, to, lastEnding, options);
  const firstHashed = Math.max(0, from - cuesLookedBack);
  const words = hashWords(cues.slice(firstHashed, to).map(({ text }) => text));
  const result: (readonly Finding[])[] = [];
  for (let i = from; i < to; i++) {
    const cue = cues[i]!;
    const found: (Finding | null)[] = violations[i - from] ?? [];
    found.push(findLowConfidence(cue, options.doubt), findTextOverSilence(cue, options.speech));
    found.push(findRepetition(words, i - firstHashed), findUnknownWords(cue, options.spelling));
    found.push(findUncertainSpeaker(cue, options.speakers), findDoubtfulTranslation(cue));
    result.push(worstOfEach(found));
  }
  return result;
}

/** For each cue the index of the one that ends last among those before it, which its gap is measured from. */
export function findLastEnding(cues: readonly TrackCue[]): Int32Array {
  const found = new Int32Array(cues.length).fill(-1);
  let last = 0;
  for (let i = 1; i < cues.length; i++) {
    found[i] = last;
    if (cues[i]!.endMs >= cues[last]!.endMs) last = i;
  }
  return found;
}

/** The checker's violations of each cue, which it sees behind the cue that ends last before them. */
function violationsOf(
  cues: readonly TrackCue[],
  from: number,
  to: number,
  lastEnding: Int32Array,
  options: ReviewOptions,
): readonly (Violation[] | undefined)[] {
  const before = cues[lastEnding[from]!];
  const context = before === undefined ? [] : [before];
  const { profile, frameRate, durationMs, shotChanges } = options;
  const found: Violation[][] = [];
  const violations = checkTrack(
    { cues: [...context, ...cues.slice(from, to)] },
    {
      profile,
      frameRate,
      ...(durationMs > 0 ? { durationMs } : {}),
      ...(shotChanges === null ? {} : { shotChanges }),
    },
  );
  for (const violation of violations) {
    const index = violation.cueIndex - context.length;
    if (index >= 0) (found[index] ??= []).push(violation);
  }
  return found;
}

const none: readonly Finding[] = [];

/** One for each code: of two lines that are too long, the longer. */
function worstOfEach(found: readonly (Finding | null)[]): readonly Finding[] {
  let worst: Finding[] | null = null;
  for (const finding of found) {
    if (finding === null) continue;
    worst ??= [];
    const at = worst.findIndex((other) => other.code === finding.code);
    if (at < 0) worst.push(finding);
    else if ((finding.measured ?? 0) > (worst[at]!.measured ?? 0)) worst[at] = finding;
  }
  return worst ?? none;
}
