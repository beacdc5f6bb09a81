/** What a screen reader is told, and the eye in passing: one region of the page for all of it. */
import { createStore } from '../stores/store.ts';

export interface Announcement {
  readonly text: string;
  /** The same text again is news again. */
  readonly number: number;
  /** Also shown, for a few seconds: the answer to a key that changes nothing one sees. */
  readonly isShown: boolean;
}

export const announcementStore = createStore<Announcement | null>(null);

let count = 0;

export function announce(text: string, isShown = false): void {
  count += 1;
  announcementStore.set({ text, number: count, isShown });
}
