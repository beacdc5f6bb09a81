import type { MediaSummary } from '../../../core/contract/media.ts';
import type { Failure } from '../../../core/failure.ts';
import { createStore } from '../../stores/store.ts';

/** What became of the files that were added last. */
export interface AddResult {
  readonly addedCount: number;
  readonly known: readonly MediaSummary[];
  readonly refused: readonly { readonly name: string; readonly error: Failure }[];
}

export const addResultStore = createStore<AddResult | null>(null);

/** Nothing needs to be said when every file is new and was taken. */
export function showAddResult(result: AddResult): void {
  addResultStore.set(result.known.length > 0 || result.refused.length > 0 ? result : null);
}
