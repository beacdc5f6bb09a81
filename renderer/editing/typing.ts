/**
 * Text on its way from a text field into the project. [Note: Typing] It lives outside React: a row may be scrolled
 * away, the list drawn again or the track grow while someone types, and nothing typed is lost. What was typed is
 * stored as an edit when the fingers rest (or after two seconds of typing on) and when the field is left; edits of
 * one burst carry one `mergeKey`, so that undo takes the burst back: a text field of a cue has no history of its own,
 * and leaving it, by Esc too, keeps what was typed. The words are aligned anew from the text that the field was opened
 * with, not from the half-typed one, so that a word retyped keeps its time; when a command has changed the cue
 * meanwhile (a merge, undo), from what it made.
 */
import { indexOfCue } from '../../core/edit/edit-context.ts';
import { cueEdit, editedCue } from '../../core/edit/make-edit.ts';
import { withNewText } from '../../core/edit/set-text.ts';
import type { Edit } from '../../core/project/project.ts';
import type { TrackCue } from '../../core/project/track-cue.ts';
import { editContextOf } from '../project/edit-context.ts';
import type { OpenProject } from '../project/project-store.ts';
import { applyEdit, openProject } from '../project/project-store.ts';
import { createStore } from '../stores/store.ts';

const restMs = 400;
const maxDelayMs = 2000;
/** A longer pause begins a new step of undo. */
const burstPauseMs = 1500;

export interface Draft {
  readonly trackId: string;
  readonly cueId: string;
  /** As typed: an edit may trim it. */
  readonly text: string;
  /** The cue's text once the draft is stored; null until then. */
  readonly storedAs: string | null;
}

/** What the open field holds, until the field is left. */
export const draftStore = createStore<Draft | null>(null);

/** What the field shows: what was typed, unless the cue's text was changed elsewhere since (by undo, by replacing). */
export function shownText(cue: Pick<TrackCue, 'id' | 'text'>, draft: Draft | null): string {
  if (draft?.cueId !== cue.id) return cue.text;
  return draft.storedAs === null || draft.storedAs === cue.text ? draft.text : cue.text;
}

interface Session {
  readonly trackId: string;
  /** As it was when the field was opened, or as a command has left it since. */
  original: TrackCue;
  /** The text that typing has left in the project; null: nothing was stored yet. */
  storedText: string | null;
  burst: number;
  lastKeyAt: number;
}

let session: Session | null = null;
let bursts = 0;
let restTimer: ReturnType<typeof setTimeout> | undefined;
let maxDelayTimer: ReturnType<typeof setTimeout> | undefined;

function cueOf(project: OpenProject, trackId: string, cueId: string): TrackCue | undefined {
  return project.cues.get(trackId)?.find(({ id }) => id === cueId);
}

/** Begins to remember the cue as it is. */
export function beginTyping(trackId: string, cueId: string): void {
  if (session?.trackId === trackId && session.original.id === cueId) return;
  endTyping();
  const project = openProject();
  const original = project === null ? undefined : cueOf(project, trackId, cueId);
  if (original !== undefined) {
    session = { trackId, original, storedText: null, burst: 0, lastKeyAt: -Infinity };
  }
}

export function typeText(trackId: string, cueId: string, text: string): void {
  beginTyping(trackId, cueId);
  const now = performance.now();
  if (session !== null) {
    if (now - session.lastKeyAt > burstPauseMs) {
      flushTyping();
      session.burst = bursts += 1;
    }
    session.lastKeyAt = now;
  }
  draftStore.set({ trackId, cueId, text, storedAs: null });
  clearTimeout(restTimer);
  restTimer = setTimeout(flushTyping, restMs);
  maxDelayTimer ??= setTimeout(flushTyping, maxDelayMs);
}

/** Stores what is typed so far. Commands that read the cues call it first. */
export function flushTyping(): void {
  clearTimeout(restTimer);
  clearTimeout(maxDelayTimer);
  maxDelayTimer = undefined;
  const draft = draftStore.get();
  const project = openProject();
  if (draft === null || draft.storedAs !== null || project === null) return;
  applyEdit(typingEdit(project, draft));
  const changed = openProject() ?? project;
  const storedAs = cueOf(changed, draft.trackId, draft.cueId)?.text ?? draft.text;
  if (session?.original.id === draft.cueId) session.storedText = storedAs;
  draftStore.set({ ...draft, storedAs });
}

/**
 * The field is left: what is typed is stored, the next typing is a step of its own. `cueId`: nothing happens when
 * another cue's field has been opened since.
 */
export function endTyping(cueId?: string): void {
  if (cueId !== undefined && session !== null && session.original.id !== cueId) return;
  flushTyping();
  draftStore.set(null);
  const left = session;
  session = null;
  if (left === null || left.storedText === null || left.storedText === left.original.text) return;
  const { trackId, original, storedText } = left;
  tellTyped({ trackId, before: original, text: storedText });
}

/** What a person has made of a cue's text, once its field is left. */
export interface TypedText {
  readonly trackId: string;
  readonly before: TrackCue;
  readonly text: string;
}

const listeners = new Set<(typed: TypedText) => void>();

/** Also for a text that was chosen and not typed. */
export function tellTyped(typed: TypedText): void {
  for (const listener of listeners) listener(typed);
}

/** Returns the way to stop. */
export function onTyped(listener: (typed: TypedText) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function typingEdit(project: OpenProject, draft: Draft): Edit | null {
  const cues = project.cues.get(draft.trackId) ?? [];
  const current = cues.find(({ id }) => id === draft.cueId);
  if (current === undefined || current.text === draft.text) return null;
  const base = session?.original.id === current.id ? typedOn(session, current) : current;
  return textEdit(project, draft.trackId, current, withNewText(base, draft.text));
}

/** What the words are aligned from. */
function typedOn(own: Session, current: TrackCue): TrackCue {
  if (current.text !== (own.storedText ?? own.original.text)) {
    own.original = current;
    own.storedText = null;
    own.burst = bursts += 1;
  }
  return withTextOf(current, own.original);
}

function textEdit(project: OpenProject, trackId: string, before: TrackCue, after: TrackCue): Edit | null {
  const context = editContextOf(project, trackId);
  if (context === null) return null;
  const number = indexOfCue(context.cues, before.id) + 1;
  const edit = cueEdit(context, 'edit.setText', { number }, [{ before, after }]);
  return edit === null ? null : { ...edit, mergeKey: `typing:${before.id}:${session?.burst ?? 0}` };
}

/** `current` with the other's text and what belongs to it; the times stay. */
function withTextOf(current: TrackCue, original: TrackCue): TrackCue {
  const { text, words, confidence, origin } = original;
  return { ...editedCue(current, { text, words, confidence }), origin };
}

if (typeof window !== 'undefined') window.addEventListener('pagehide', flushTyping);
