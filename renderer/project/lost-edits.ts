import type { Edit } from '../../core/project/project.ts';
import { createStore } from '../stores/store.ts';

/** Edits that the library refused: shown until the user has tried again, copied the text, or let them go. */
export interface LostEdits {
  readonly mediaId: string;
  readonly error: unknown;
  readonly edits: readonly Edit[];
}

export const lostEditsStore = createStore<LostEdits | null>(null);

export function addLostEdits(lost: LostEdits): void {
  lostEditsStore.set((current) =>
    current?.mediaId === lost.mediaId ? { ...lost, edits: [...current.edits, ...lost.edits] } : lost,
  );
}
