import { beginAt } from '../player/index.ts';
import { openProject, projectStore, selectCue, setActiveTrack } from '../../project/project-store.ts';
import { openPanel } from '../../workspace/panels.ts';
import { openMedia } from '../../workspace/workspace-store.ts';
import type { Result } from './search-store.ts';

/** Opens the video with the playhead at the moment and, where it was said, the cue of its words selected. */
export function openMoment({ mediaId, moment }: Result): void {
  const [reason] = moment.reasons;
  const trackId = moment.reasons.find((each) => each.trackId !== null)?.trackId ?? null;
  const timeMs = reason?.timeMs ?? moment.startMs;
  beginAt(mediaId, timeMs);
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
    if (trackId !== null) showCue(trackId, timeMs);
  }
}

function showCue(trackId: string, timeMs: number): void {
  if (openProject()?.tracks.some(({ id }) => id === trackId) !== true) return;
  setActiveTrack(trackId);
  openPanel('cues');
  const cue = openProject()
    ?.cues.get(trackId)
    ?.findLast(({ startMs }) => startMs <= timeMs + 1);
  if (cue !== undefined) selectCue(cue.id);
}
