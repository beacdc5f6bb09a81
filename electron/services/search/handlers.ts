import type { AppContract } from '../../../core/contract/app-contract.ts';
import { maxWordHits } from '../../../core/contract/search.ts';
import type { SearchState } from '../../../core/contract/search.ts';
import { searchTerms } from '../../../core/find/search-words.ts';
import type { Handlers } from '../../transport/calls.ts';
import type { Library } from '../library/library.ts';
import { isStorageFailure } from '../library/where-there-is-room.ts';

type SearchOperation = Extract<keyof AppContract, `search.${string}`>;

export function createSearchHandlers(
  library: Pick<Library, 'words' | 'media'>,
): Pick<Handlers<AppContract>, SearchOperation> {
  return {
    'search.words': async ({ query }, { signal }) => {
      const terms = searchTerms(query);
      if (terms.length === 0) return { hits: [], hasMore: false };
      await bringUpToDate(library, signal);
      const found = await library.words.find(terms, maxWordHits + 1);
      return { hits: found.slice(0, maxWordHits), hasMore: found.length > maxWordHits };
    },
    'search.moments': async ({ legs }) => ({
      videos: [],
      total: 0,
      legs: legs.map((leg) => ({ leg, state: 'not-indexed', model: null, failure: null })),
      state: await stateOf(library),
    }),
    'search.state': () => stateOf(library),
    'search.index': () => Promise.resolve({ jobs: 0 }),
  };
}

/** Of an index that has nothing yet. */
async function stateOf({ media }: Pick<Library, 'media'>): Promise<SearchState> {
  const videos = (await media.list()).length;
  return {
    ...{ videos, indexed: 0, passages: 0, frames: 0, bytes: 0, isPaused: false },
    ...{ textModel: null, pictureModel: null, readingModel: null },
  };
}

/** A track at a time, so that others are answered in between; on a full disk what is indexed is searched. */
async function bringUpToDate({ words }: Pick<Library, 'words'>, signal: AbortSignal): Promise<void> {
  try {
    for (const trackId of await words.stale()) {
      signal.throwIfAborted();
      await words.index(trackId);
    }
  } catch (error) {
    if (!isStorageFailure(error)) throw error;
  }
}
