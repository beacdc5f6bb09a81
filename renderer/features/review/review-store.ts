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
}

export const reviewStore = createStore<ReviewState>({
  status: 'none',
  problems: [],
  byCue: new Map(),
  kind: null,
  currentId: null,
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
