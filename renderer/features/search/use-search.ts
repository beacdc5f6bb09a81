import { useEffect } from 'react';
import { isCancellation } from '../../../core/errors.ts';
import type { AppConnection } from '../../connection/app-connection.ts';
import { useConnection } from '../../connection/use-connection.tsx';
import { useStore } from '../../stores/store.ts';
import { queryOf } from './query-of.ts';
import {
  indexStore,
  isAsked,
  maxLimit,
  nothingFound,
  questionStore,
  searchStore,
  type Found,
  type Question,
} from './search-store.ts';

/** Typing is faster than searching. */
const delayMs = 180;

/** Answers the question that is asked now, anew for whoever comes back: a text may have been put right meanwhile. */
export function useSearch(): void {
  const { calls } = useConnection();
  const question = useStore(questionStore, (state) => state);
  useEffect(() => {
    const { found } = searchStore.get();
    if (!isAsked(question)) {
      searchStore.set(nothingFound);
      return undefined;
    }
    const abort = new AbortController();
    searchStore.set((search) => ({ ...search, isSearching: true }));
    const isTyped = found !== null && found.question.text !== question.text;
    const timer = setTimeout(() => void search(calls, question, abort.signal), isTyped ? delayMs : 0);
    return () => {
      clearTimeout(timer);
      abort.abort();
      searchStore.set((state) => ({ ...state, isSearching: false }));
    };
  }, [calls, question]);
}

/** The same question to what the index has now. */
export function searchAgain(): void {
  questionStore.set((question) => ({ ...question }));
}

async function search(calls: AppConnection['calls'], question: Question, signal: AbortSignal): Promise<void> {
  try {
    const answer = await calls['search.moments'](queryOf(question), { signal });
    if (signal.aborted) return;
    indexStore.set(answer.state);
    searchStore.set({ isSearching: false, found: { question, ...answer }, error: null });
  } catch (error) {
    if (signal.aborted || isCancellation(error)) return;
    searchStore.set((state) => ({ ...state, isSearching: false, error }));
  }
}

/** All that one video has of the answer, in the place of its best ones. */
export async function showMoreOf(calls: AppConnection['calls'], mediaId: string): Promise<void> {
  const { found } = searchStore.get();
  if (found === null) return;
  const { question } = found;
  const { videos } = await calls['search.moments'](queryOf({ ...question, limit: maxLimit }, mediaId));
  const more = videos.find((video) => video.mediaId === mediaId);
  if (more === undefined) return;
  searchStore.set((state) => {
    if (state.found?.question !== question) return state;
    const isLonger = (now: number): boolean => more.moments.length > now;
    const merged: Found = {
      ...state.found,
      videos: state.found.videos.map((video) =>
        video.mediaId === mediaId && isLonger(video.moments.length) ? more : video,
      ),
    };
    return { ...state, found: merged };
  });
}
