/** What can be done with the current cue and the selection, for commands, rows and the inspector alike. */
import type { EditContext } from '../../core/edit/edit-context.ts';
import { deleteCues, type DeleteOptions } from '../../core/edit/delete.ts';
import { duplicateToTrack } from '../../core/edit/duplicate.ts';
import { insertCue } from '../../core/edit/insert.ts';
import { edgeAt, type EdgePlace } from '../../core/edit/edge-at.ts';
import {
  atOrAfterFrame,
  atOrBeforeFrame,
  earliestStartAfter,
  latestEndBefore,
} from '../../core/edit/frame-grid.ts';
import { setTimes } from '../../core/edit/trim.ts';
import { splitCue, splitCueAtText } from '../../core/edit/split.ts';
import type { Edit } from '../../core/project/project.ts';
import type { TrackCue } from '../../core/project/track-cue.ts';
import { gapMsRequired } from '../../core/profiles/limits.ts';
import { playerControls, playhead } from '../player/playhead.ts';
import { editContextOf, insertedCueIds } from '../project/edit-context.ts';
import { sourceOfId } from '../project/linked-tracks.ts';
import {
  currentCueOf,
  activeCues,
  applyEdit,
  changeProject,
  openProject,
  selectCue,
  selectCues,
} from '../project/project-store.ts';
import { settingsStore } from '../settings/settings-store.ts';
import { openPanel } from '../workspace/panels.ts';
import {
  editingStore,
  selectInField,
  shownTextHost,
  startEditing,
  stopEditing,
  textCaret,
} from './editing-store.ts';
import { placeOfWord } from './place-of-word.ts';
import { editSource } from './source-edits.ts';
import { flushTyping } from './typing.ts';

const newCueMs = 2000;

/** Computes an edit from the project as it is, with what was typed until now, and applies it. */
export function editTrack(compute: (context: EditContext) => Edit | null, trackId?: string): Edit | null {
  flushTyping();
  const project = openProject();
  const context = project === null ? null : editContextOf(project, trackId ?? project.activeTrackId);
  if (context === null) return null;
  const edit = compute(context);
  return applyEdit(edit) ? edit : null;
}

/** As `editTrack`, for cues that are split and merged: of a translation that is done in its source. */
export function editCues(compute: (context: EditContext) => Edit | null, trackId?: string): Edit | null {
  flushTyping();
  const edited = editSource(compute, trackId ?? openProject()?.activeTrackId ?? null);
  return edited === undefined ? editTrack(compute, trackId) : edited;
}

export function currentCue(): TrackCue | null {
  const project = openProject();
  return project === null ? null : currentCueOf(project);
}

export function selectedIds(): readonly string[] {
  return [...(openProject()?.selection ?? [])];
}

/** Selects a cue and brings the video to it, unless the video shows it already. */
export function goToCue(cue: TrackCue): void {
  selectCue(cue.id);
  const { timeMs } = playhead.get();
  if (timeMs < cue.startMs || timeMs >= cue.endMs) playerControls().seek(cue.startMs);
}

/** The cue `step` places on from the current one; without a current one, the one at the playhead. */
export function neighbour(step: 1 | -1): TrackCue | null {
  const project = openProject();
  if (project === null) return null;
  const cues = activeCues(project);
  const index = cues.findIndex(({ id }) => id === project.currentCueId);
  if (index >= 0) return cues[index + step] ?? null;
  const { timeMs } = playhead.get();
  const next = cues.findIndex(({ endMs }) => endMs > timeMs);
  return (step === 1 ? cues[next] : next < 0 ? cues.at(-1) : cues[next - 1]) ?? cues[0] ?? null;
}

/** While a text is edited the neighbour's text opens instead. */
export function goToNeighbour(step: 1 | -1): void {
  const edited = editingStore.get();
  const cue = neighbour(step);
  if (cue === null) {
    if (edited !== null && step === 1) stopEditing();
    return;
  }
  goToCue(cue);
  const project = openProject();
  if (edited !== null && project !== null && edited.trackId === project.activeTrackId) {
    startEditing(edited.trackId, cue.id);
  }
}

/** Adds the neighbour to the selection. */
export function extendSelection(step: 1 | -1): void {
  const cue = neighbour(step);
  if (cue === null) return;
  changeProject((project) => {
    const selection = new Set(project.selection);
    if (selection.has(cue.id) && project.currentCueId !== null) selection.delete(project.currentCueId);
    selection.add(cue.id);
    return { ...project, selection, currentCueId: cue.id };
  });
}

export function selectAllCues(): void {
  const project = openProject();
  if (project === null) return;
  selectCues(
    activeCues(project).map(({ id }) => id),
    project.currentCueId ?? undefined,
  );
}

/** Texts are edited where they are shown; where they are not, the list comes forward. */
function showTexts(): void {
  if (shownTextHost() === null) openPanel('cues');
}

export function editCurrentText(): void {
  const project = openProject();
  const cue = currentCue() ?? neighbour(1);
  if (project === null || project.activeTrackId === null || cue === null) return;
  if (cue.id !== project.currentCueId) selectCue(cue.id);
  showTexts();
  openAtWord(project.activeTrackId, cue);
}

/** The text opens at its doubtful word, which the next letter replaces, or at the word that was heard last. */
function openAtWord(trackId: string, cue: TrackCue): void {
  const place = placeOfWord(cue, settingsStore.get().doubt, playhead.get().timeMs);
  startEditing(trackId, cue.id, { caret: place?.start ?? null });
  if (place?.isMarked === true) selectInField(cue.id, place.start, place.end);
}

/** The current cue if the playhead is inside it, else the one at the playhead. */
export function splitAtPlayhead(): void {
  const timeMs = Math.round(playhead.get().timeMs);
  const isInside = (cue: TrackCue | null | undefined): cue is TrackCue =>
    cue !== null && cue !== undefined && cue.startMs < timeMs && timeMs < cue.endMs;
  editCues((c) => {
    const current = currentCue();
    const cue = isInside(current) ? current : c.cues.find(isInside);
    return cue === undefined ? null : splitCue(c, cue.id, timeMs);
  });
}

/** A translation is split where what it translates is: its text tells no time. */
export function canSplitAtCaret(): boolean {
  const [project, caret] = [openProject(), textCaret()];
  return project !== null && caret !== null && sourceOfId(project, caret.trackId) === null;
}

/** Splits the cue whose text is edited where the caret stands; its second half opens. */
export function splitAtCaret(): void {
  const caret = textCaret();
  if (caret === null) return;
  const edit = editTrack((c) => splitCueAtText(c, caret.cueId, caret.offset), caret.trackId);
  const [second] = edit === null ? [] : insertedCueIds(edit);
  if (second === undefined) return;
  if (openProject()?.activeTrackId === caret.trackId) selectCue(second);
  startEditing(caret.trackId, second, { caret: 0 });
}

/** At the playhead, or behind the cue that is shown there; its text opens. */
export function insertAtPlayhead(): void {
  const edit = editTrack((c) => {
    const { startMs, endMs } = roomAt(c, Math.round(playhead.get().timeMs));
    return insertCue(c, startMs, endMs, '');
  });
  const [added] = edit === null ? [] : insertedCueIds(edit);
  const trackId = openProject()?.activeTrackId ?? null;
  if (added === undefined || trackId === null) return;
  selectCue(added);
  showTexts();
  startEditing(trackId, added);
}

function roomAt(c: EditContext, timeMs: number): { readonly startMs: number; readonly endMs: number } {
  const gapMs = gapMsRequired(c.profile, c.frameRate);
  const shown = c.cues.findLast((cue) => cue.startMs <= timeMs && timeMs < cue.endMs + gapMs);
  const startMs = shown === undefined ? atOrBeforeFrame(c, timeMs) : earliestStartAfter(c, shown.endMs);
  const next = c.cues.find((cue) => cue.startMs > startMs);
  const byNextMs = next === undefined ? Infinity : latestEndBefore(c, next.startMs);
  const untilMs = Math.min(byNextMs, c.durationMs || Infinity);
  // Where there is no room the cue overlaps, which the review shows, rather than not being there.
  const leastMs = atOrAfterFrame(c, startMs + c.profile.minDurationMs);
  return { startMs, endMs: Math.max(leastMs, Math.min(atOrBeforeFrame(c, startMs + newCueMs), untilMs)) };
}

/** Deletes the selection; the cue behind it becomes the current one. */
export function deleteSelected(options: DeleteOptions): void {
  const ids = selectedIds();
  const project = openProject();
  if (ids.length === 0 || project === null) return;
  // Else the next cue's text would open, and take the next key for a letter.
  stopEditing();
  const cues = activeCues(project);
  const last = cues.findLastIndex(({ id }) => project.selection.has(id));
  const following = cues[last + 1] ?? cues.findLast(({ id }) => !project.selection.has(id));
  const edit = editTrack((c) => deleteCues(c, ids, options));
  if (edit !== null) selectCues(following === undefined ? [] : [following.id]);
}

/** While it plays, what is meant is where the sound is; else the picture that is seen. */
export function setEdgeAtPlayhead(edge: 'start' | 'end'): void {
  const { timeMs, playing } = playhead.get();
  setEdgeAt({ edge, timeMs, meant: playing ? 'moment' : 'frame' });
}

/** Of the current cue. */
export function setEdgeAt(place: EdgePlace): void {
  flushTyping();
  const project = openProject();
  const context = project === null ? null : editContextOf(project);
  const cue = currentCue();
  if (context === null || cue === null) return;
  setCueTime(cue, place.edge, edgeAt(context, cue.id, place));
}

/**
 * A start behind the end (or an end before the start) moves the cue there with its length, as someone who sets the
 * start while listening expects.
 */
export function setCueTime(cue: TrackCue, edge: 'start' | 'end', timeMs: number, trackId?: string): void {
  const lengthMs = cue.endMs - cue.startMs;
  editTrack((c) => {
    if (edge === 'start') {
      return setTimes(c, cue.id, timeMs, timeMs < cue.endMs ? cue.endMs : timeMs + lengthMs);
    }
    return setTimes(c, cue.id, timeMs > cue.startMs ? cue.startMs : Math.max(0, timeMs - lengthMs), timeMs);
  }, trackId);
}

export function setCueDuration(cue: TrackCue, durationMs: number): void {
  editTrack((c) => setTimes(c, cue.id, cue.startMs, cue.startMs + durationMs));
}

export function playCurrent(loop: boolean): void {
  const cue = currentCue();
  if (cue !== null) playerControls().playRange(cue.startMs, cue.endMs, loop);
}

/** Copies the selected cues to the second track. */
export function duplicateSelected(): void {
  const project = openProject();
  const target = project?.tracks.find(({ id }) => id === project.secondTrackId);
  if (project === null || target === undefined) return;
  editTrack((c) =>
    duplicateToTrack(c, selectedIds(), { track: target, cues: project.cues.get(target.id) ?? [] }),
  );
}
