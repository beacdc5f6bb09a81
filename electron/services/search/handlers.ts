import type { AppContract } from '../../../core/contract/app-contract.ts';
import { maxWordHits } from '../../../core/contract/search.ts';
import { searchTerms } from '../../../core/search/search-words.ts';
import type { Handlers } from '../../transport/calls.ts';
import type { Library } from '../library/library.ts';
import { isStorageFailure } from '../library/where-there-is-room.ts';
import { findMoments } from './find-moments.ts';
import type { FindParts } from './find-moments.ts';
import type { BackgroundIndexing } from './index-in-background.ts';
import { readState } from './search-state.ts';
import type { StateParts } from './search-state.ts';

type SearchOperation = Extract<keyof AppContract, `search.${string}`>;

export interface SearchHandlerParts extends FindParts, StateParts {
  readonly library: Pick<Library, 'words' | 'media'>;
  readonly texts: FindParts['texts'];
  readonly index: FindParts['index'];
  readonly models: FindParts['models'];
  readonly background: Pick<BackgroundIndexing, 'queue'>;
}

export function createSearchHandlers(
  parts: SearchHandlerParts,
): Pick<Handlers<AppContract>, SearchOperation> {
  const { library } = parts;
  return {
    'search.words': async ({ query }, { signal }) => {
      const terms = searchTerms(query);
      if (terms.length === 0) return { hits: [], hasMore: false };
      await bringUpToDate(library, signal);
      const found = await library.words.find(terms, maxWordHits + 1);
      return { hits: found.slice(0, maxWordHits), hasMore: found.length > maxWordHits };
    },
    'search.moments': async (asked, { signal }) => {
      const found = await findMoments(parts, asked, signal);
      return { ...found, state: await readState(parts) };
    },
    'search.state': () => readState(parts),
    'search.index': async ({ mediaIds }) => ({ jobs: await parts.background.queue(mediaIds) }),
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
