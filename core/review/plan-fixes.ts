/** Mending many problems: what each mending changes, before anything is changed. */
import type { EditContext } from '../edit/edit-context.ts';
import type { CueChange } from '../edit/make-edit.ts';
import { cueEdit } from '../edit/make-edit.ts';
import type { Edit } from '../project/project.ts';
import type { TrackCue } from '../project/track-cue.ts';
import { differences, fixFor, mendingOrder } from './fix-problem.ts';
import { isSafe } from './improves.ts';
import { reviewTrack } from './review-track.ts';
import type { ReviewCode, ReviewOptions, ReviewProblem } from './review-problem.ts';

export interface PlannedFix {
  readonly problem: ReviewProblem;
  /** From what an earlier fix of the plan left. */
  readonly changes: readonly CueChange[];
}

export interface FixPlan {
  /** In the order of time. */
  readonly fixes: readonly PlannedFix[];
  /** All of them together; null: there are none. */
  readonly edit: Edit | null;
  /** How many problems the track has now, and how many it would have. */
  readonly problems: { readonly before: number; readonly after: number };
}

/** One mending makes another possible; more rounds find little. */
const maxRounds = 4;
const cuesInStep = 20;

/**
 * Goes over the cues from the first to the last and takes every fix that is safe ([Note: Safe fixes]) as things are by
 * then, again until there is none: so a plan ends, and what it leaves has no safe fix. It yields now and then, for
 * whoever has something else to do meanwhile.
 */
export function* planFixes(
  c: EditContext,
  problems: readonly ReviewProblem[],
  options: ReviewOptions,
): Generator<void, FixPlan> {
  const wanted = problemsByCue(problems);
  const fixes: PlannedFix[] = [];
  let cues = c.cues;
  for (let round = 0; round < maxRounds; round += 1) {
    const count = fixes.length;
    cues = yield* mendOnce({ ...c, cues }, wanted, options, fixes);
    if (fixes.length === count) break;
  }
  const edit = cueEdit(c, 'edit.fixProblems', { count: fixes.length }, differences(c.cues, cues));
  const counted = {
    before: reviewTrack(c.cues, options).length,
    after: reviewTrack(cues, options).length,
  };
  return { fixes: fixes.toSorted((a, b) => startOf(a) - startOf(b)), edit, problems: counted };
}

function startOf({ changes: [first] }: PlannedFix): number {
  return (first?.before ?? first?.after)?.startMs ?? 0;
}

type WantedProblems = ReadonlyMap<string, ReadonlyMap<ReviewCode, ReviewProblem>>;

function problemsByCue(problems: readonly ReviewProblem[]): WantedProblems {
  const byCue = new Map<string, Map<ReviewCode, ReviewProblem>>();
  for (const problem of problems) {
    const own = byCue.get(problem.cueId);
    if (own === undefined) byCue.set(problem.cueId, new Map([[problem.code, problem]]));
    else own.set(problem.code, problem);
  }
  return new Map(
    [...byCue].map(([cueId, own]) => [
      cueId,
      new Map([...own].sort(([a], [b]) => mendingOrder.indexOf(a) - mendingOrder.indexOf(b))),
    ]),
  );
}

function* mendOnce(
  c: EditContext,
  wanted: WantedProblems,
  options: ReviewOptions,
  fixes: PlannedFix[],
): Generator<void, readonly TrackCue[]> {
  const { cues } = c;
  const after: TrackCue[] = [];
  /** Place in `after` of the cue that ends last. */
  let last = -1;
  for (const [index, cue] of cues.entries()) {
    if (index % cuesInStep === cuesInStep - 1) yield;
    let current: readonly TrackCue[] = [cue];
    for (const [code, problem] of wanted.get(cue.id) ?? []) {
      const [only, ...others] = current;
      if (only === undefined || others.length > 0) break;
      const place = { previous: after[last] ?? null, cue: only, next: cues[index + 1] ?? null };
      const fix = fixFor(c, code, place, options);
      if (fix === null || !isSafe({ earlier: after, last, cue: only, fix, cues, index }, options)) continue;
      const before = place.previous === null ? [only] : [place.previous, only];
      const left = fix.previous === null ? fix.cues : [fix.previous, ...fix.cues];
      fixes.push({ problem, changes: differences(before, left) });
      current = fix.cues;
      if (fix.previous !== null) after[last] = fix.previous;
    }
    for (const one of current) {
      after.push(one);
      if (last < 0 || one.endMs >= after[last]!.endMs) last = after.length - 1;
    }
  }
  return after;
}

/** `planFixes` at one go, of whose plan only the edit is wanted. */
export function fixProblems(
  c: EditContext,
  problems: readonly ReviewProblem[],
  options: ReviewOptions,
): Edit | null {
  const steps = planFixes(c, problems, options);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value.edit;
}
