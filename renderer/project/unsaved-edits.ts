import { isSidecutError } from '../../core/errors.ts';
import type { Change, Edit } from '../../core/project/project.ts';
import { createStore } from '../stores/store.ts';

/**
 * [Note: Unsaved edits] The disk is full, or the library can't be written for another reason that passes. What was edited
 * stays on the page with a mark, is tried again and again, and goes on being edited, undone and exported. Nothing is
 * thrown away: a person frees some space, and the mark leaves.
 */
export interface UnsavedEdits {
  readonly mediaId: string;
  readonly error: unknown;
  /** In the order in which they were made. */
  readonly edits: readonly Edit[];
}

/** One for each video that has some. */
export const unsavedStore = createStore<readonly UnsavedEdits[]>([]);

export function setUnsaved(unsaved: UnsavedEdits): void {
  unsavedStore.set((list) => [...list.filter(({ mediaId }) => mediaId !== unsaved.mediaId), unsaved]);
}

export function clearUnsaved(mediaId: string): void {
  unsavedStore.set((list) =>
    list.some((each) => each.mediaId === mediaId) ? list.filter((each) => each.mediaId !== mediaId) : list,
  );
}

const passing: readonly string[] = ['disk-full', 'library-busy', 'output-unwritable'];

/** Nothing is wrong with the edit: the same one can be stored later. */
export function isStorageFailure(error: unknown): boolean {
  return isSidecutError(error) && error.retryable && passing.includes(error.code);
}

/** What a reader of the library, such as an export, does not find there yet. */
export function unsavedChanges(list: readonly UnsavedEdits[], mediaId: string): readonly Change[] {
  return list.find((each) => each.mediaId === mediaId)?.edits.flatMap(({ changes }) => changes) ?? [];
}

/** For calls that take it. */
export function unsavedInput(unsaved: readonly Change[]): { readonly unsaved?: Change[] } {
  return unsaved.length === 0 ? {} : { unsaved: [...unsaved] };
}
