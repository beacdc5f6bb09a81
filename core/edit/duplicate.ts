import type { Edit, SubtitleTrack } from '../project/project.ts';
import type { TrackCue } from '../project/track-cue.ts';
import type { EditContext } from './edit-context.ts';
import { indicesOfCues } from './edit-context.ts';
import { cueEdit } from './make-edit.ts';

/** Where copies go, with its cues (its own track: copies stand beside their originals). */
export interface TargetTrack {
  readonly track: SubtitleTrack;
  readonly cues: readonly TrackCue[];
}

/** Copies cues to another track with new ids, at the same times. */
export function duplicateToTrack(c: EditContext, cueIds: Iterable<string>, target: TargetTrack): Edit | null {
  const changes = indicesOfCues(c.cues, cueIds).map((index) => ({
    before: null,
    after: { ...c.cues[index]!, id: c.newId(), origin: 'person' as const },
  }));
  const values = { count: changes.length, track: target.track.name };
  return cueEdit({ track: target.track, newId: c.newId }, 'edit.duplicate', values, changes);
}
