import type { TrackCue } from '../../../core/project/track-cue.ts';
import type { ReviewCode, ReviewProblem } from '../../../core/review/review-problem.ts';
import { createStore } from '../../stores/store.ts';

export interface ReviewState {
  /** `running`: the list is of the cues as they were a moment ago. */
  readonly status: 'none' | 'running' | 'done';
  /** In the order of the cues. */
  readonly problems: readonly ReviewProblem[];
  readonly byCue: ReadonlyMap<string, readonly ReviewProblem[]>;
  /** The kind that is shown and gone through; null: all. */
  readonly kind: ReviewCode | null;
  /** The problem that F8 has come to. */
  readonly currentId: string | null;
  /** Problems for which no safe fix was found, by id, with the cue as it was then. */
  readonly refused: ReadonlyMap<string, TrackCue>;
}

export const reviewStore = createStore<ReviewState>({
  status: 'none',
  problems: [],
  byCue: new Map(),
  kind: null,
  currentId: null,
  refused: new Map(),
});

/** Of the kind that is chosen; the same array for the same problems and kind. */
export function shownProblems({ problems, kind }: ReviewState): readonly ReviewProblem[] {
  if (kind === null) return problems;
  const known = filtered.get(problems);
  if (known?.kind === kind) return known.shown;
  const shown = problems.filter(({ code }) => code === kind);
  filtered.set(problems, { kind, shown });
  return shown;
}

const filtered = new WeakMap<
  readonly ReviewProblem[],
  { readonly kind: ReviewCode; readonly shown: readonly ReviewProblem[] }
>();

/** Those of them that may have a safe fix, as far as is known. */
export function fixableProblems(state: ReviewState, cues: readonly TrackCue[]): readonly ReviewProblem[] {
  const fixable = shownProblems(state).filter((problem) => problem.fixable);
  if (state.refused.size === 0) return fixable;
  const byId = new Map(cues.map((cue) => [cue.id, cue]));
  return fixable.filter(({ id, cueId }) => {
    const cue = state.refused.get(id);
    return cue === undefined || cue !== byId.get(cueId);
  });
}
