import type { Change, Edit, UndoState } from '../../../core/project/project.ts';

/** What differs from what was asked for: mostly nothing, so that the answer to a long edit is short. */
export interface EditOutcome {
  readonly revision: number;
  readonly undoState: UndoState;
  /** Places of the changes that were not made. */
  readonly skipped: readonly number[];
  /** What was stored in place of a change, see [Note: The state of a track]. */
  readonly replaced: readonly { readonly index: number; readonly change: Change }[];
}

/** An undo or a redo, as `project.undo` of the contract answers it. */
export interface Step {
  readonly revision: number;
  readonly undoState: UndoState;
  /** As it was made; null when there was nothing, or when it is long. */
  readonly edit: Edit | null;
  /** It has more than `maxChangesPerAnswer` changes, which are not worth sending. */
  readonly readAgain: boolean;
}
