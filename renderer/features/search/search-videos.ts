import { showView } from '../../workspace/workspace-store.ts';
import { ask, fieldAskedStore } from './search-store.ts';

/** Goes to the search with this text, in all videos. */
export function searchVideos(text: string): void {
  ask({ text, example: null, only: null, excluded: [] });
  showView('search');
  fieldAskedStore.set((count) => count + 1);
}
