import type { BadPatternReason } from '../../../core/find/bad-pattern.ts';
import type { FindMatch, FindQuery } from '../../../core/find/find.ts';
import { createStore } from '../../stores/store.ts';

export interface FindState {
  readonly open: boolean;
  readonly replacing: boolean;
  /** Counts how often the field was asked for: each time it takes the focus. */
  readonly asked: number;
  readonly query: FindQuery;
  readonly replacement: string;
  /** Only in the cues that were selected when this was switched on; null: everywhere. */
  readonly within: ReadonlySet<string> | null;
  readonly matches: readonly FindMatch[];
  /** There are more than are listed. */
  readonly more: boolean;
  /** The same matches, for the rows. */
  readonly matchesByCue: ReadonlyMap<string, readonly FindMatch[]>;
  /** Among `matches`; -1: none yet. */
  readonly current: number;
  /** Why there are no matches to show; `failed`: the search itself broke. */
  readonly problem: BadPatternReason | 'failed' | null;
  /** How many were replaced by "Replace all" just now. */
  readonly replacedCount: number | null;
}

export const findStore = createStore<FindState>({
  open: false,
  replacing: false,
  asked: 0,
  query: { text: '', regex: false, matchCase: false, wholeWord: false },
  replacement: '',
  within: null,
  matches: [],
  more: false,
  matchesByCue: new Map(),
  current: -1,
  problem: null,
  replacedCount: null,
});

/** The match that F3 has come to. */
export function currentMatchOf(state: FindState): FindMatch | null {
  return state.matches[state.current] ?? null;
}
