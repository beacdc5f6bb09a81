import { cuesAt, indexCues } from '../player/cue-index.ts';
import { playhead } from '../player/playhead.ts';
import { activeCues, openProject, selectHeard } from '../project/project-store.ts';
import type { TrackCue } from '../../core/project/track-cue.ts';
import { editingStore } from './editing-store.ts';
import { followingStore } from './following.ts';

/**
 * While the video plays the cue that is heard becomes the current one, so that Enter, Delete and the review mean what one
 * has just heard. Not while one types, and not where several cues are selected. Returns the way to stop.
 */
export function followPlayback(): () => void {
  let shown: string | null = null;
  let indexed: readonly TrackCue[] = [];
  let index = indexCues(indexed);
  return playhead.subscribe(({ timeMs, playing, rate }) => {
    const project = openProject();
    if (project === null || !playing) {
      shown = null;
      return;
    }
    if (rate <= 0 || !followingStore.get() || editingStore.get() !== null || project.selection.size > 1)
      return;
    const cues = activeCues(project);
    if (cues !== indexed) {
      indexed = cues;
      index = indexCues(cues);
    }
    const id = cuesAt(index, timeMs)[0]?.id ?? null;
    if (id === null || id === shown) return;
    shown = id;
    if (id !== project.currentCueId) selectHeard(id);
  });
}
