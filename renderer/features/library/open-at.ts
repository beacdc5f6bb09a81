import type { WordHit } from '../../../core/contract/search.ts';
import { beginAt } from '../player/index.ts';
import { openProject, projectStore, selectCue, setActiveTrack } from '../../project/project-store.ts';
import { openPanel } from '../../workspace/panels.ts';
import { openMedia } from '../../workspace/workspace-store.ts';

/** Opens the video with its track and the cue selected, and the playhead at the cue. */
export function openAt({
  mediaId,
  trackId,
  cueId,
  startMs,
}: Pick<WordHit, 'mediaId' | 'trackId' | 'cueId' | 'startMs'>): void {
  beginAt(mediaId, startMs);
  openMedia(mediaId);
  const stop = projectStore.subscribe(check);
  check();

  function check(): void {
    const state = projectStore.get();
    const isOther = state.status !== 'open' || state.project.media.id !== mediaId;
    if (isOther) {
      if (state.status === 'failed') stop();
      return;
    }
    stop();
    if (openProject()?.tracks.some(({ id }) => id === trackId) !== true) return;
    setActiveTrack(trackId);
    openPanel('cues');
    selectCue(cueId);
  }
}
