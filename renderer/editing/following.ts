import { createStore } from '../stores/store.ts';

/** True: the list shows the cue that is played. */
export const followingStore = createStore(true);

export function toggleFollowing(): void {
  followingStore.set((following) => !following);
}
