/** What is looked for and what was found: both stay while a person works on a result elsewhere. */
import type {
  FoundVideo,
  LegState,
  Moment,
  MomentQuery,
  SearchExample,
  SearchState,
} from '../../../core/contract/search.ts';
import { searchLegs, type SearchLeg } from '../../../core/search/search-leg.ts';
import { createStore } from '../../stores/store.ts';

export interface ShownExample {
  readonly example: SearchExample;
  /** What the chip says: the video and the time, the name of the file. */
  readonly label: string;
  readonly pictureUrl: string | null;
}

export interface Question {
  readonly text: string;
  readonly legs: readonly SearchLeg[];
  readonly example: ShownExample | null;
  /** Only in this video. */
  readonly only: { readonly id: string; readonly name: string } | null;
  readonly order: MomentQuery['order'];
  readonly excluded: MomentQuery['excluded'];
  readonly limit: number;
}

export const firstLimit = 100;
export const maxLimit = 500;

export const noQuestion: Question = {
  ...{ text: '', legs: searchLegs, example: null, only: null, order: 'relevance', excluded: [] },
  limit: firstLimit,
};
export const questionStore = createStore<Question>(noQuestion);

export interface Found {
  readonly question: Question;
  readonly videos: readonly FoundVideo[];
  readonly total: number;
  readonly legs: readonly LegState[];
  readonly state: SearchState;
}

export interface Search {
  readonly isSearching: boolean;
  /** The last answer, also while another is waited for. */
  readonly found: Found | null;
  readonly error: unknown;
}

export const nothingFound: Search = { isSearching: false, found: null, error: null };
export const searchStore = createStore<Search>(nothingFound);

/** What the index has; null until it was asked. */
export const indexStore = createStore<SearchState | null>(null);

/** Counts how often the field was asked for: each time it takes the focus. */
export const fieldAskedStore = createStore(0);

/** A result in hand: played, selected. */
export interface Result {
  readonly mediaId: string;
  readonly mediaName: string;
  /** Of the video; 0 where it is not told. */
  readonly durationMs: number;
  readonly moment: Moment;
}

/** By `keyOf`, in the order in which they were selected. */
export const selectedStore = createStore<ReadonlyMap<string, Result>>(new Map());

/** The row of the list that the keys mean, by its key: kept for whoever comes back to it. */
export const activeRowStore = createStore<string | null>(null);

/** What is played in place; a new object plays it again. */
export const playedStore = createStore<Result | null>(null);

export function resultOf({ mediaId, mediaName, durationMs }: FoundVideo, moment: Moment): Result {
  return { mediaId, mediaName, durationMs, moment };
}

export function keyOf({ mediaId, startMs, endMs }: Moment): string {
  return `${mediaId} ${startMs} ${endMs}`;
}

export function isAsked({ text, example }: Question): boolean {
  return text.trim() !== '' || example !== null;
}

/** Another question has its own first page. */
export function ask(change: Partial<Question>): void {
  questionStore.set((question) => ({ ...question, limit: firstLimit, ...change }));
}

export function toggleLeg(leg: SearchLeg): void {
  const { legs } = questionStore.get();
  const left = searchLegs.filter((each) => (each === leg) !== legs.includes(each));
  // Nothing could be found by none of them.
  ask({ legs: left.length === 0 ? searchLegs : left });
}

/** What is like something, in place of what was asked before; where to look stays. */
export function askForMoreLike(example: ShownExample): void {
  ask({ example, text: '', excluded: [], legs: searchLegs });
}

export function exclude({ mediaId, startMs, endMs }: Moment): void {
  ask({ excluded: [...questionStore.get().excluded, { mediaId, startMs, endMs }] });
}

export function toggleSelected(result: Result): void {
  const key = keyOf(result.moment);
  selectedStore.set((selected) => {
    const next = new Map(selected);
    if (!next.delete(key)) next.set(key, result);
    return next;
  });
}

export function clearSelected(): void {
  selectedStore.set(new Map());
}
