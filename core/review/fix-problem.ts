import { applyCueChanges } from '../edit/apply-changes.ts';
import { breaksLineRules } from '../edit/break-lines.ts';
import type { EditContext } from '../edit/edit-context.ts';
import { indexOfCue } from '../edit/edit-context.ts';
import type { CueChange } from '../edit/make-edit.ts';
import { cueEdit } from '../edit/make-edit.ts';
import { resplitCues } from '../edit/resplit.ts';
import { staysWithinMs } from '../profiles/limits.ts';
import type { Edit } from '../project/project.ts';
import type { TrackCue } from '../project/track-cue.ts';
import type { CuePlace } from './fixes.ts';
import { simpleFix, withMendedLines } from './fixes.ts';
import type { ReviewCode, ReviewOptions, ReviewProblem } from './review-problem.ts';

/** Mends one problem where that is safe; null when it is not, or when the problem is gone. */
export function fixProblem(c: EditContext, problem: ReviewProblem, options: ReviewOptions): Edit | null {
  const index = indexOfCue(c.cues, problem.cueId);
  const cue = c.cues[index];
  if (cue === undefined) return null;
  const previous = c.cues
    .slice(0, index)
    .reduce<TrackCue | null>(
      (last, other) => (last === null || other.endMs >= last.endMs ? other : last),
      null,
    );
  const fix = fixFor(c, problem.code, { previous, cue, next: c.cues[index + 1] ?? null }, options);
  if (fix === null) return null;
  const changes = differences(previous === null ? [cue] : [previous, cue], [
    ...listed(fix.previous),
    ...fix.cues,
  ]);
  return cueEdit(c, 'edit.fixProblem', { number: index + 1 }, changes);
}

/**
 * Mends many problems in one edit, from the first cue to the last; each is looked at again as it is when its turn
 * comes, so that what an earlier mending solved or forbade is left alone.
 */
export function fixProblems(
  c: EditContext,
  problems: readonly ReviewProblem[],
  options: ReviewOptions,
): Edit | null {
  const codes = codesByCue(problems);
  const before = [...c.cues];
  const after: TrackCue[] = [];
  /** Place in `after` of the cue that ends last. */
  let last = -1;
  let count = 0;
  const push = (cue: TrackCue): void => {
    after.push(cue);
    if (last < 0 || cue.endMs >= after[last]!.endMs) last = after.length - 1;
  };
  for (const [index, cue] of before.entries()) {
    let current: readonly TrackCue[] = [cue];
    for (const code of codes.get(cue.id) ?? []) {
      if (current.length !== 1) break;
      const place = { previous: after[last] ?? null, cue: current[0]!, next: before[index + 1] ?? null };
      const fix = fixFor(c, code, place, options);
      if (fix === null) continue;
      count += 1;
      current = fix.cues;
      if (fix.previous !== null) after[last] = fix.previous;
    }
    current.forEach(push);
  }
  return cueEdit(c, 'edit.fixProblems', { count }, differences(c.cues, after));
}

interface FixedCues {
  readonly previous: TrackCue | null;
  /** What stands in the cue's place: none, it, or its parts. */
  readonly cues: readonly TrackCue[];
}

function fixFor(c: EditContext, code: ReviewCode, place: CuePlace, options: ReviewOptions): FixedCues | null {
  const isAboutLines = code === 'chars-per-line' || code === 'too-many-lines';
  const simple = isAboutLines
    ? withMendedLines(place, options, c.track.language)
    : simpleFix(code, place, options);
  if (simple !== null) return { previous: simple.previous, cues: listed(simple.cue) };
  if (!isAboutLines && code !== 'too-long') return null;
  const parts = partsOf(c, place, options);
  const { profile } = options;
  const isMended = isAboutLines
    ? parts.every(({ text }) => !breaksLineRules(text, profile))
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
const order: readonly ReviewCode[] = [
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

function codesByCue(problems: readonly ReviewProblem[]): ReadonlyMap<string, readonly ReviewCode[]> {
  const byCue = new Map<string, ReviewCode[]>();
  for (const { cueId, code } of problems) {
    const codes = byCue.get(cueId);
    if (codes === undefined) byCue.set(cueId, [code]);
    else codes.push(code);
  }
  for (const codes of byCue.values()) codes.sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return byCue;
}

/** The changes from some cues to others, told apart by their ids. */
function differences(before: readonly TrackCue[], after: readonly TrackCue[]): readonly CueChange[] {
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
