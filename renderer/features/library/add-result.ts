import type { AppContract } from '../../../core/contract/app-contract.ts';
import type { Failure } from '../../../core/failure.ts';
import type { z } from 'zod';
import { createStore } from '../../stores/store.ts';

type Added = z.output<AppContract['media.add']['output']>;

/** What became of the files that were added last. */
export interface AddResult {
  readonly addedCount: number;
  readonly known: Added['known'];
  readonly refused: readonly { readonly name: string; readonly error: Failure }[];
}

export const addResultStore = createStore<AddResult | null>(null);

/** Of how many how many were looked at; null: nothing is being added. */
export const addProgressStore = createStore<{ readonly done: number; readonly total: number } | null>(null);

/** Nothing needs to be said when every file is new and was taken. */
export function showAddResult(result: AddResult): void {
  const { known, refused } = result;
  addResultStore.set(known.length > 0 || refused.length > 0 ? result : null);
}
