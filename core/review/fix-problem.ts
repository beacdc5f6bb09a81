import { applyCueChanges } from '../edit/apply-changes.ts';
import { breaksLineRules } from '../edit/break-lines.ts';
import type { EditContext } from '../edit/edit-context.ts';
import { indexOfCue } from '../edit/edit-context.ts';
import type { CueChange } from '../edit/make-edit.ts';
import { cueEdit } from '../edit/make-edit.ts';
import { resplitCues } from '../edit/resplit.ts';
import { staysWithinMs } from '../profiles/limits.ts';
import { profileOfCue } from '../profiles/profiles.ts';
import type { Edit } from '../project/project.ts';
import type { TrackCue } from '../project/track-cue.ts';
import type { CuePlace } from './fixes.ts';
import { simpleFix, withMendedLines } from './fixes.ts';
import { isSafe, type FixedCues } from './improves.ts';
import type { ReviewCode, ReviewOptions, ReviewProblem } from './review-problem.ts';

/**
 * Mends one problem where that is safe ([Note: Safe fixes]); null when it is not, or when the problem is gone. More
 * than one: `planFixes`.
 */
export function fixProblem(c: EditContext, problem: ReviewProblem, options: ReviewOptions): Edit | null {
  const index = indexOfCue(c.cues, problem.cueId);
  const cue = c.cues[index];
  if (cue === undefined) return null;
  const earlier = c.cues.slice(0, index);
  const last = lastEnding(earlier);
  const place = { previous: earlier[last] ?? null, cue, next: c.cues[index + 1] ?? null };
  const fix = fixFor(c, problem.code, place, options);
  if (fix === null || !isSafe({ earlier, last, cue, fix, cues: c.cues, index }, options)) return null;
  const before = [...listed(place.previous), cue];
  const changes = differences(before, [...listed(fix.previous), ...fix.cues]);
  return cueEdit(c, 'edit.fixProblem', { number: index + 1 }, changes);
}

function lastEnding(cues: readonly TrackCue[]): number {
  let last = -1;
  for (const [i, { endMs }] of cues.entries()) if (last < 0 || endMs >= cues[last]!.endMs) last = i;
  return last;
}

export function fixFor(
  c: EditContext,
  code: ReviewCode,
  place: CuePlace,
  options: ReviewOptions,
): FixedCues | null {
  const isAboutLines = code === 'chars-per-line' || code === 'too-many-lines';
  const simple = isAboutLines
    ? withMendedLines(place, options, c.track.language)
    : simpleFix(code, place, options);
  if (simple !== null) return { previous: simple.previous, cues: listed(simple.cue) };
  if (!isAboutLines && code !== 'too-long') return null;
  const parts = partsOf(c, place, options);
  const { profile } = options;
  const isMended = isAboutLines
    ? parts.every((cue) => !breaksLineRules(cue.text, profileOfCue(cue, profile)))
    : parts.every(({ startMs, endMs }) => staysWithinMs(endMs - startMs, profile.maxDurationMs ?? Infinity));
  return isMended && parts.length > 1 ? { previous: place.previous, cues: parts } : null;
}

/** The cue built anew from its words, between its neighbours. */
function partsOf(c: EditContext, place: CuePlace, options: ReviewOptions): readonly TrackCue[] {
  const cues = [...listed(place.previous), place.cue, ...listed(place.next)];
  const { language } = c.track;
  const shotChanges = options.shotChanges ?? [];
  const edit = resplitCues({ ...c, cues }, [place.cue.id], { shotChanges, language });
  if (edit === null) return [place.cue];
  return applyCueChanges(cues, c.track.id, edit.changes).filter(
    ({ id }) => id !== place.previous?.id && id !== place.next?.id,
  );
}

/** Mending texts comes first: how long a cue must stay depends on it. */
export const mendingOrder: readonly ReviewCode[] = [
  'empty-text',
  'unbalanced-tags',
  'surrounding-spaces',
  'double-spaces',
  'repetition',
  'reversed-times',
  'beyond-end',
  'overlap',
  'start-near-shot',
  'end-near-shot',
  'too-long',
  'chars-per-line',
  'too-many-lines',
  'reading-speed',
  'too-short',
  'gap-too-small',
  'gap-not-closed',
];

/** The changes from some cues to others, told apart by their ids. */
export function differences(before: readonly TrackCue[], after: readonly TrackCue[]): readonly CueChange[] {
  const left = new Map(before.map((cue) => [cue.id, cue]));
  const changes: CueChange[] = [];
  for (const cue of after) {
    const old = left.get(cue.id) ?? null;
    left.delete(cue.id);
    if (old !== cue) changes.push({ before: old, after: cue });
  }
  for (const cue of left.values()) changes.push({ before: cue, after: null });
  return changes;
}

function listed(cue: TrackCue | null): readonly TrackCue[] {
  return cue === null ? [] : [cue];
}
