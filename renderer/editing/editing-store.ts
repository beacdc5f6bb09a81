/** Which cue's text is being edited, where on the page, and the field that does it. */
import { useLayoutEffect } from 'react';
import { createStore } from '../stores/store.ts';
import { endTyping } from './typing.ts';

interface EditedText {
  readonly trackId: string;
  readonly cueId: string;
  /** Where the caret goes when the field opens; null: to the end. */
  readonly caret: number | null;
  readonly host: TextHost;
}

/** Where texts can be edited: the list and the inspector may be on the page together. The first is preferred. */
const textHosts = ['list', 'inspector'] as const;
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
