import { useEffect, useMemo, useRef } from 'react';
import type { SubtitleTrack } from '../../../core/project/project.ts';
import { frameRateOf, profileOf } from '../../project/edit-context.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { selectCue } from '../../project/project-store.ts';
import { goToCue, goToNeighbour } from '../../editing/cue-actions.ts';
import type { RowContext } from './CueRow.tsx';
import { editingStore, startEditing, stopEditing } from '../../editing/editing-store.ts';
import type { CueRowModel } from './row-model.ts';

/** What the rows share. It stays the same object while the cues change, so that only changed rows are drawn again. */
export function useRowContext(
  project: OpenProject,
  track: SubtitleTrack,
  rows: readonly CueRowModel[],
  rowOfCue: ReadonlyMap<string, number>,
): RowContext {
  const latest = useRef({ rows, rowOfCue });
  useEffect(() => {
    latest.current = { rows, rowOfCue };
  });
  const { media } = project;
  const secondTrack = project.tracks.find(({ id }) => id === project.secondTrackId) ?? null;
  const frameRate = frameRateOf(project);
  return useMemo(
    (): RowContext => ({
      track,
      profile: profileOf(track, media),
      second: secondTrack === null ? null : { track: secondTrack, profile: profileOf(secondTrack, media) },
      isSecondSource: secondTrack !== null && secondTrack.id === track.translates,
      frameRate,
      withHours: media.durationMs >= 3_600_000,
      onSelect: (cue, event) => {
        if (event.shiftKey) selectCue(cue.id, 'range');
        else if (event.ctrlKey || event.metaKey) selectCue(cue.id, 'toggle');
        else goToCue(cue);
      },
      onEnter: (trackId, cueId) => {
        if (trackId === track.id) goToNeighbour(1);
        else openNextOther(trackId, cueId, latest.current);
      },
      onEscape: stopEditing,
      onLeave: (trackId, cueId) => {
        const edited = editingStore.get();
        if (edited?.host === 'list' && edited.trackId === trackId && edited.cueId === cueId) stopEditing();
      },
    }),
    [track, secondTrack, media, frameRate],
  );
}

/** Enter in the second column: the next cue there. */
function openNextOther(
  trackId: string,
  cueId: string,
  { rows, rowOfCue }: { rows: readonly CueRowModel[]; rowOfCue: ReadonlyMap<string, number> },
): void {
  const from = rowOfCue.get(cueId) ?? 0;
  const following = rows.slice(from, from + 200).flatMap(({ others }) => others);
  const next = following[following.findIndex(({ id }) => id === cueId) + 1];
  if (next === undefined) stopEditing();
  else startEditing(trackId, next.id);
}
