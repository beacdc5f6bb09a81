import type { MediaSummary } from '../../../core/contract/media.ts';
import type { Job } from '../../../core/contract/jobs.ts';
import { useStore } from '../../stores/store.ts';
import { jobsStore } from '../jobs/index.ts';
import { cardStates, type StatesById } from './card-state.ts';
import { foldersStore } from './folders-store.ts';
import { libraryStore } from './library-store.ts';
import {
  countByState,
  listedVideos,
  sortedVideos,
  type Listing,
  type Sort,
  type StateFilter,
} from './listed-videos.ts';

export interface ShownListing {
  readonly videos: readonly MediaSummary[];
  readonly states: StatesById;
  readonly counts: Readonly<Record<StateFilter | 'all', number>>;
  /** All of the library but what leaves it, and how it is filtered. */
  readonly there: readonly MediaSummary[];
  readonly listing: Listing;
}

/** The videos that the list shows, and where each stands. */
export function useListing(): ShownListing {
  const { media, leaving, filters, sort, query, folderId } = useStore(libraryStore, (library) => library);
  const jobs = useStore(jobsStore, (list) => list);
  const folder = useStore(foldersStore, (folders) => folders.find(({ id }) => id === folderId) ?? null);
  const there = thereOf(media, leaving);
  const states = statesOf(there, jobs);
  // Only one order asks for the states, which change with every step of a job.
  const sorted = sortedOf(there, sort === 'state' ? states : noStates, sort);
  const listing = listingOf(filters, query, folder?.path ?? null);
  return {
    ...{ states, there, listing },
    videos: videosOf(sorted, states, listing),
    counts: countsOf(there, states, listing),
  };
}

const noStates: StatesById = new Map();

/** The bars and the list ask for the same: it is worked out once. */
const thereOf = once((media: readonly MediaSummary[], leaving: ReadonlySet<string>) =>
  leaving.size === 0 ? media : media.filter(({ id }) => !leaving.has(id)),
);
const statesOf = once((media: readonly MediaSummary[], jobs: readonly Job[]) => cardStates(media, jobs));
const sortedOf = once((media: readonly MediaSummary[], states: StatesById, sort: Sort) => {
  // What is nearly in order is sorted in no time, which names of thousands are not.
  const before = lastSorted?.sort === sort ? inOrderOf(lastSorted.videos, media) : media;
  const videos = sortedVideos(before, states, sort);
  lastSorted = { sort, videos };
  return videos;
});
let lastSorted: { readonly sort: Sort; readonly videos: readonly MediaSummary[] } | undefined;

/** These, those that were there before in the order of that time; new ones last. */
function inOrderOf(before: readonly MediaSummary[], media: readonly MediaSummary[]): readonly MediaSummary[] {
  const left = new Map(media.map((each) => [each.id, each]));
  const known = before.flatMap(({ id }) => {
    const now = left.get(id);
    left.delete(id);
    return now === undefined ? [] : [now];
  });
  return [...known, ...left.values()];
}
const listingOf = once((filters: Listing['filters'], query: string, path: string | null): Listing => ({
  ...{ filters, query },
  folder: path === null ? null : { path },
}));
const videosOf = once(listedVideos);
const countsOf = once(countByState);

/** Remembers what came of the last values. */
function once<Args extends readonly unknown[], Result>(
  work: (...args: Args) => Result,
): (...args: Args) => Result {
  let last: { readonly args: Args; readonly result: Result } | undefined;
  return (...args) => {
    const known = last;
    if (known?.args.every((arg, index) => Object.is(arg, args[index])) === true) return known.result;
    const result = work(...args);
    last = { args, result };
    return result;
  };
}
