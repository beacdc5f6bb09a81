import type { MediaSummary } from '../../../core/contract/media.ts';
import { nameOrder } from '../../../core/language/same-text.ts';
import type { CardState, StatesById } from './card-state.ts';

export const filters = ['all', 'plain', 'work', 'review', 'failed', 'missing'] as const;
export type Filter = (typeof filters)[number];

export const sorts = ['opened', 'added', 'name', 'length', 'folder'] as const;
export type Sort = (typeof sorts)[number];

export interface Listing {
  readonly filter: Filter;
  readonly sort: Sort;
}

/** `media`: the one opened or added last first. */
export function listedVideos(
  media: readonly MediaSummary[],
  states: StatesById,
  { filter, sort }: Listing,
): readonly MediaSummary[] {
  const listed = media.filter((each) => passes(each, states.get(each.id), filter));
  const order = orders[sort];
  return order === null ? listed : listed.toSorted(order);
}

export function countByFilter(
  media: readonly MediaSummary[],
  states: StatesById,
): Readonly<Record<Filter, number>> {
  const count = (filter: Filter): number =>
    media.filter((each) => passes(each, states.get(each.id), filter)).length;
  return Object.fromEntries(filters.map((filter) => [filter, count(filter)])) as Record<Filter, number>;
}

function passes(media: MediaSummary, state: CardState | undefined, filter: Filter): boolean {
  const kind = state?.kind;
  switch (filter) {
    case 'all':
      return true;
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
const byName = (a: MediaSummary, b: MediaSummary): number => compareNames(a.name, b.name);

const orders: Readonly<Record<Sort, ((a: MediaSummary, b: MediaSummary) => number) | null>> = {
  opened: null,
  added: (a, b) => b.addedAt.localeCompare(a.addedAt),
  name: byName,
  length: (a, b) => b.durationMs - a.durationMs,
  folder: (a, b) => compareNames(a.folder, b.folder) || byName(a, b),
};
