/** Cues that become one, by command and by Backspace. */
import { deleteCues } from '../../core/edit/delete.ts';
import { inkLength, offsetOfInk, rawStart, readMarked } from '../../core/edit/marked-text.ts';
import { mergeCues } from '../../core/edit/merge.ts';
import type { TrackCue } from '../../core/project/track-cue.ts';
import { sourceOfId } from '../project/linked-tracks.ts';
import { openProject, selectCue } from '../project/project-store.ts';
import { currentCue, editCues, editTrack, neighbour, selectedIds } from './cue-actions.ts';
import { editingStore, isTyping, startEditing, textCaret } from './editing-store.ts';
import { flushTyping } from './typing.ts';

/** The selected cues, or the current one and the next. */
export function mergeSelected(): void {
  const ids = selectedIds();
  const next = neighbour(1);
  const cue = currentCue();
  const merged = ids.length > 1 ? ids : cue === null || next === null ? [] : [cue.id, next.id];
  const trackId = openProject()?.activeTrackId ?? null;
  if (merged.length < 2 || trackId === null) return;
  const edited = editingStore.get();
  const caret = isTyping() && edited !== null && merged.includes(edited.cueId) ? textCaret() : null;
  const kept = mergeInto(trackId, merged);
  if (kept === null) return;
  selectCue(kept.id);
  // The field of a cue that went into another goes on there.
  if (caret !== null && caret.cueId !== kept.id) startEditing(trackId, kept.id, { caret: kept.text.length });
}

function mergeInto(trackId: string, cueIds: readonly string[]): TrackCue | null {
  const edit = editCues((c) => mergeCues(c, cueIds), trackId);
  const kept = edit?.changes.find((change) => change.kind === 'cue' && change.after !== null);
  return kept?.kind === 'cue' ? kept.after : null;
}

/**
 * Backspace at the beginning of a cue's text: it goes on the cue before, the caret where they meet; one without text
 * just goes. False: there is none before.
 */
export function mergeWithPrevious(trackId: string, cueId: string): boolean {
  flushTyping();
  const project = openProject();
  const cues = project?.cues.get(trackId) ?? [];
  const index = cues.findIndex(({ id }) => id === cueId);
  const [cue, previous] = [cues[index], cues[index - 1]];
  if (project === null || cue === undefined || previous === undefined) return false;
  const isEmpty = inkLength(readMarked(cue.text).plain) === 0;
  // Every other language would go with it, by a key that is pressed in passing.
  if (sourceOfId(project, trackId) !== null) return false;
  const edit = editTrack(
    (c) => (isEmpty ? deleteCues(c, [cueId], { ripple: false }) : mergeCues(c, [previous.id, cueId])),
    trackId,
  );
  if (edit === null) return false;
  const after = openProject()
    ?.cues.get(trackId)
    ?.find(({ id }) => id === previous.id);
  if (project.activeTrackId === trackId) selectCue(previous.id);
  const caret = after === undefined || isEmpty ? null : offsetBehindInk(after.text, previous.text);
  startEditing(trackId, previous.id, { caret });
  return true;
}

/** Where in a text what it begins with ends, whatever became of the spaces and lines. */
function offsetBehindInk(text: string, beginning: string): number {
  const marked = readMarked(text);
  return rawStart(marked, offsetOfInk(marked.plain, inkLength(readMarked(beginning).plain)));
}
