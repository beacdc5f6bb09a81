import { useMemo } from 'react';
import type { MediaSummary } from '../../../core/contract/media.ts';
import { useStore } from '../../stores/store.ts';
import { jobsStore } from '../jobs/index.ts';
import { cardStates, type StatesById } from './card-state.ts';
import { libraryStore } from './library-store.ts';
import { countByFilter, listedVideos, type Filter } from './listed-videos.ts';

export interface ShownListing {
  readonly videos: readonly MediaSummary[];
  readonly states: StatesById;
  readonly counts: Readonly<Record<Filter, number>>;
}

/** The videos that the list shows, and where each stands. */
export function useListing(): ShownListing {
  const { media, leaving, filter, sort } = useStore(libraryStore, (library) => library);
  const jobs = useStore(jobsStore, (list) => list);
  return useMemo(() => {
    const there = media.filter(({ id }) => !leaving.has(id));
    const states = cardStates(there, jobs);
    return {
      states,
      videos: listedVideos(there, states, { filter, sort }),
      counts: countByFilter(there, states),
    };
  }, [media, leaving, filter, sort, jobs]);
}
