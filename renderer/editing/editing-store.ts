/** Which cue's text is being edited, where on the page, and the field that does it. */
import { useLayoutEffect } from 'react';
import { createStore } from '../stores/store.ts';
import { focusHome } from './focus-home.ts';
import { endTyping } from './typing.ts';

interface EditedText {
  readonly trackId: string;
  readonly cueId: string;
  /** Where the caret goes when the field opens; null: to the end. */
  readonly caret: number | null;
  readonly host: TextHost;
}

/**
 * Where texts can be edited: the list or the transcript, the inspector and the row that the review has come to may be on
 * the page together. The first is preferred.
 */
const textHosts = ['list', 'transcript', 'inspector', 'review'] as const;
export type TextHost = (typeof textHosts)[number];

const shownHosts = new Set<TextHost>();

/** While the component is on the page, texts can be edited in it. */
export function useTextHost(host: TextHost): void {
  useLayoutEffect(() => {
    shownHosts.add(host);
    return () => void shownHosts.delete(host);
  }, [host]);
}

/** Where a text opens that nobody opened by hand; null: nowhere, as things stand. */
export function shownTextHost(): TextHost | null {
  return textHosts.find((host) => shownHosts.has(host)) ?? null;
}

export const editingStore = createStore<EditedText | null>(null);

export interface EditingStart {
  readonly caret?: number | null;
  /** Without it: where texts are edited now, or would be. */
  readonly host?: TextHost;
}

export function startEditing(trackId: string, cueId: string, start: EditingStart = {}): void {
  const edited = editingStore.get();
  const present = edited !== null && shownHosts.has(edited.host) ? edited.host : shownTextHost();
  const host = start.host ?? present ?? 'list';
  if (edited?.cueId === cueId && edited.trackId === trackId && edited.host === host) return;
  endTyping();
  editingStore.set({ trackId, cueId, caret: start.caret ?? null, host });
}

/** The field closes; the focus, if it was there, goes on to the list. */
export function stopEditing(): void {
  endTyping();
  const hadFocus = focused !== null && document.activeElement === focused.field;
  editingStore.set(null);
  if (hadFocus) focusHome();
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

/** Whether someone is in the text of a cue now. */
export function isTyping(): boolean {
  return focused !== null;
}

interface MarkedRange {
  readonly trackId: string;
  readonly cueId: string;
  /** As it stands in the field. */
  readonly text: string;
  /** Offsets into it. */
  readonly start: number;
  readonly end: number;
}

/** What is marked in the cue's text that has the focus. */
export function markedRange(): MarkedRange | null {
  if (focused === null) return null;
  const { trackId, cueId, field } = focused;
  return { trackId, cueId, text: field.value, start: field.selectionStart, end: field.selectionEnd };
}

/** Marks a part of the open text (null: only puts the caret there) once it shows what the project has. */
export function selectInField(cueId: string, start: number, end: number | null): void {
  setTimeout(() => {
    if (focused?.cueId === cueId) focused.field.setSelectionRange(start, end ?? start);
  });
}

/** Where the caret stands in a cue's text, when it is being edited. */
export function textCaret(): TextCaret | null {
  return focused === null
    ? null
    : { trackId: focused.trackId, cueId: focused.cueId, offset: focused.field.selectionStart };
}
