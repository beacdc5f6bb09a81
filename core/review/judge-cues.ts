import { checkTrack } from '../check/check-track.ts';
import type { Violation } from '../check/violation.ts';
import type { TrackCue } from '../project/track-cue.ts';
import { findLowConfidence, findTextOverSilence } from './doubts.ts';
import type { CuePlace } from './fixes.ts';
import { isFixable } from './fixes.ts';
import { cuesLookedBack, findRepetition, hashWords } from './repetition.ts';
import type { ReviewOptions, ReviewProblem } from './review-problem.ts';

type Finding = Pick<ReviewProblem, 'code' | 'severity' | 'measured' | 'limit' | 'unit'>;

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
  if (from >= to) return [];
  const violations = violationsOf(cues, from, to, lastEnding, options);
  const firstHashed = Math.max(0, from - cuesLookedBack);
  const words = hashWords(cues.slice(firstHashed, to).map(({ text }) => text));
  const result: (readonly ReviewProblem[])[] = [];
  for (let i = from; i < to; i++) {
    const cue = cues[i]!;
    const found: (Finding | null)[] = violations[i - from] ?? [];
    found.push(findLowConfidence(cue), findTextOverSilence(cue, options.speech));
    found.push(findRepetition(words, i - firstHashed));
    const place = { previous: cues[lastEnding[i]!] ?? null, cue, next: cues[i + 1] ?? null };
    result.push(worstOfEach(found, place, options));
  }
  return result;
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

/** One problem for each code: of two lines that are too long, the longer. */
function worstOfEach(
  found: readonly (Finding | null)[],
  place: CuePlace,
  options: ReviewOptions,
): readonly ReviewProblem[] {
  let worst: ReviewProblem[] | null = null;
  const { id: cueId } = place.cue;
  for (const finding of found) {
    if (finding === null) continue;
    const { code, severity, measured, limit, unit } = finding;
    worst ??= [];
    const at = worst.findIndex((other) => other.code === code);
    if (at >= 0 && (measured ?? 0) <= (worst[at]!.measured ?? 0)) continue;
    const fixable = isFixable(code, place, options);
    const problem = { id: `${cueId}:${code}`, cueId, code, severity, measured, limit, unit, fixable };
    if (at < 0) worst.push(problem);
    else worst[at] = problem;
  }
  return worst ?? nothing;
}
