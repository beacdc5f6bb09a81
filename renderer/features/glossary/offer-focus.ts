import { createStore } from '../../stores/store.ts';

/** Counts how often the keyboard asked for the offer. */
export const focusAskedStore = createStore(0);
