/** Which cue's text is being edited in the list, and the field that does it. */
import { createStore } from '../../stores/store.ts';
import { endTyping } from './typing.ts';

interface EditedText {
  readonly trackId: string;
  readonly cueId: string;
  /** Where the caret goes when the field opens; null: to the end. */
  readonly caret: number | null;
}

export const editingStore = createStore<EditedText | null>(null);

export function startEditing(trackId: string, cueId: string, caret: number | null = null): void {
  const edited = editingStore.get();
  if (edited?.cueId === cueId && edited.trackId === trackId) return;
  endTyping();
  editingStore.set({ trackId, cueId, caret });
}

export function stopEditing(): void {
  endTyping();
  editingStore.set(null);
}

export interface TextCaret {
  readonly trackId: string;
  readonly cueId: string;
  readonly offset: number;
}

let focused: {
  readonly trackId: string;
  readonly cueId: string;
  readonly field: HTMLTextAreaElement;
} | null = null;

/** A text field of a cue, here or in the inspector, has the focus. */
export function setFocusedField(trackId: string, cueId: string, field: HTMLTextAreaElement): void {
  focused = { trackId, cueId, field };
}

export function clearFocusedField(field: HTMLTextAreaElement): void {
  if (focused?.field === field) focused = null;
}

/** Where the caret stands in a cue's text, when it is being edited. */
export function textCaret(): TextCaret | null {
  return focused === null
    ? null
    : { trackId: focused.trackId, cueId: focused.cueId, offset: focused.field.selectionStart };
}
