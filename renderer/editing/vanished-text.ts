/**
 * The cue whose text is open may go: its split is undone, another page deletes it. Who is typing goes on in the cue that
 * is current then, rather than having the next letters taken for commands.
 */
import { openProject, projectStore } from '../project/project-store.ts';
import type { TrackCue } from '../../core/project/track-cue.ts';
import { editingStore, isTyping, startEditing, stopEditing } from './editing-store.ts';

let looked: readonly TrackCue[] | undefined;

projectStore.subscribe(() => {
  const edited = editingStore.get();
  if (edited === null) return;
  const project = openProject();
  const cues = project?.cues.get(edited.trackId);
  if (cues === looked) return;
  looked = cues;
  if (cues?.some(({ id }) => id === edited.cueId) === true) return;
  const next = project?.activeTrackId === edited.trackId ? project.currentCueId : null;
  if (next !== null && isTyping()) startEditing(edited.trackId, next, { host: edited.host });
  else stopEditing();
});
