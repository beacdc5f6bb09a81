import type { Change, Edit, UndoState } from '../../../../core/project/project.ts';

/** What differs from what was asked for: mostly nothing, so that the answer to a long edit is short. */
export interface EditOutcome {
  readonly revision: number;
  readonly undoState: UndoState;
  /** Places of the changes that were not made. */
  readonly skipped: readonly number[];
  /** What was stored in place of a change, see [Note: The state of a track]. */
  readonly replaced: readonly { readonly index: number; readonly change: Change }[];
}

/** An undo or a redo; `edit` is null when there was nothing. Its changes are read with `journal.changes`. */
export interface Step {
  readonly revision: number;
  readonly undoState: UndoState;
  readonly edit: JournalledEdit | null;
}

export interface JournalledEdit {
  /** Place in the journal. */
  readonly seq: number;
  readonly head: Omit<Edit, 'changes'>;
  readonly changeCount: number;
}

export interface JournalSlice {
  readonly changes: readonly Change[];
  /** Where the next slice begins; null after the last. */
  readonly next: number | null;
}
