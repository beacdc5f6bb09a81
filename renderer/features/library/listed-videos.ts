import type { Folder } from '../../../core/contract/folders.ts';
import type { MediaSummary } from '../../../core/contract/media.ts';
import { nameOrder } from '../../../core/language/same-text.ts';
import type { CardState, StatesById } from './card-state.ts';
import { isInFolder } from './folders-store.ts';

export const stateFilters = ['plain', 'work', 'review', 'failed', 'missing'] as const;
export type StateFilter = (typeof stateFilters)[number];

/** Of each, videos that have one of these; none: all. A video has to pass them all. */
export interface Filters {
  readonly states: readonly StateFilter[];
  readonly languages: readonly string[];
  readonly speakers: readonly string[];
  readonly tags: readonly string[];
  /** At least so many stars. */
  readonly rating: number;
}
export const noFilters: Filters = { states: [], languages: [], speakers: [], tags: [], rating: 0 };

export const facets = ['languages', 'speakers', 'tags'] as const;
export type Facet = (typeof facets)[number];

export function isFiltered({ states, languages, speakers, tags, rating }: Filters): boolean {
  return rating > 0 || [states, languages, speakers, tags].some((values) => values.length > 0);
}

export const sorts = ['opened', 'added', 'name', 'length', 'folder', 'state', 'rating'] as const;
export type Sort = (typeof sorts)[number];

export interface Listing {
  readonly filters: Filters;
  /** Of the name. */
  readonly query: string;
  readonly folder: Pick<Folder, 'path'> | null;
}

/** `media`: in the order that they are listed in. */
export function listedVideos(
  media: readonly MediaSummary[],
  states: StatesById,
  listing: Listing,
): readonly MediaSummary[] {
  const passes = filterOf(states, listing);
  return media.filter((each) => passes(each));
}

/** How many there would be with this state alone, the other filters as they are. */
export function countByState(
  media: readonly MediaSummary[],
  states: StatesById,
  listing: Listing,
): Readonly<Record<StateFilter | 'all', number>> {
  const passes = filterOf(states, { ...listing, filters: { ...listing.filters, states: [] } });
  const counts = { all: 0, plain: 0, work: 0, review: 0, failed: 0, missing: 0 };
  for (const each of media) {
    if (!passes(each)) continue;
    counts.all += 1;
    const state = states.get(each.id);
    for (const filter of stateFilters) if (hasState(each, state, filter)) counts[filter] += 1;
  }
  return counts;
}

/** What videos have, with how many have it where the other filters are as they are; the most frequent first. */
export function countByValue(
  media: readonly MediaSummary[],
  states: StatesById,
  listing: Listing,
  facet: Facet,
): readonly { readonly value: string; readonly count: number }[] {
  const passes = filterOf(states, { ...listing, filters: { ...listing.filters, [facet]: [] } });
  const counts = new Map<string, number>(listing.filters[facet].map((value) => [value, 0]));
  for (const each of media) {
    if (!passes(each)) continue;
    for (const value of each[facet]) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || compareNames(a.value, b.value));
}

function filterOf(states: StatesById, { filters, query, folder }: Listing): (media: MediaSummary) => boolean {
  const wanted = query.trim().toLowerCase();
  const { rating } = filters;
  return (media) =>
    (wanted === '' || media.name.toLowerCase().includes(wanted)) &&
    (folder === null || isInFolder(media.folder, folder)) &&
    media.rating >= rating &&
    facets.every((facet) => hasOne(media[facet], filters[facet])) &&
    (filters.states.length === 0 ||
      filters.states.some((filter) => hasState(media, states.get(media.id), filter)));
}

function hasOne(values: readonly string[], wanted: readonly string[]): boolean {
  return wanted.length === 0 || wanted.some((value) => values.includes(value));
}

function hasState(media: MediaSummary, state: CardState | undefined, filter: StateFilter): boolean {
  const kind = state?.kind;
  switch (filter) {
    case 'plain':
      return media.trackCount === 0 && (kind === 'plain' || kind === 'failed');
    case 'work':
      return kind === 'running' || kind === 'waiting' || kind === 'paused';
    case 'review':
      return media.doubtCount > 0;
    case 'failed':
      return kind === 'failed';
    case 'missing':
      return !media.present;
  }
}

const compareNames = nameOrder();
type Compare = (a: MediaSummary, b: MediaSummary) => number;
const byName: Compare = (a, b) => compareNames(a.name, b.name);
const byTime = (a: string, b: string): number => (a < b ? 1 : a > b ? -1 : 0);
const touched = ({ addedAt, openedAt }: MediaSummary): string =>
  openedAt !== null && openedAt > addedAt ? openedAt : addedAt;

/** What there is to do comes first. */
const stateOrder: readonly CardState['kind'][] = [
  ...(['failed', 'running', 'paused', 'waiting', 'review', 'plain', 'captioned'] as const),
];

export function sortedVideos(
  media: readonly MediaSummary[],
  states: StatesById,
  sort: Sort,
): readonly MediaSummary[] {
  const place = ({ id }: MediaSummary): number => stateOrder.indexOf(states.get(id)?.kind ?? 'plain');
  const orders: Readonly<Record<Sort, Compare>> = {
    opened: (a, b) => byTime(touched(a), touched(b)),
    added: (a, b) => byTime(a.addedAt, b.addedAt),
    name: byName,
    length: (a, b) => b.durationMs - a.durationMs,
    folder: (a, b) => compareNames(a.folder, b.folder) || byName(a, b),
    state: (a, b) => place(a) - place(b),
    rating: (a, b) => b.rating - a.rating,
  };
  return media.toSorted(orders[sort]);
}
