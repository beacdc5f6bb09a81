/** Ranges of the video that something on the page speaks of, such as where a sentence of the summary comes from. */
import { createStore } from '../../stores/store.ts';
import type { Times } from './gesture.ts';

const none: readonly Times[] = [];
export const litRangesStore = createStore<readonly Times[]>(none);

export function lightRanges(ranges: readonly Times[]): void {
  litRangesStore.set(ranges.length === 0 ? none : ranges);
}
