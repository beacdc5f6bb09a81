import type { Change, Chapter, Edit, SubtitleTrack } from '../../../../core/project/project.ts';
import type { TrackCue } from '../../../../core/project/track-cue.ts';
import type { EditOutcome } from '../edit-outcome.ts';
import type { Repositories } from '../library.ts';

export function applyEdit({ projects }: Repositories, mediaId: string, edit: Edit): EditOutcome {
  return projects.apply(mediaId, edit);
}

export function applyMachine(
  { projects }: Repositories,
  mediaId: string,
  changes: readonly Change[],
): EditOutcome {
  return projects.applyMachineChanges(mediaId, changes);
}

export interface Content {
  readonly tracks: readonly { readonly track: SubtitleTrack; readonly cues: readonly TrackCue[] }[];
  readonly chapters: readonly Chapter[];
}

export function contentOf({ tracks, cues, chapters }: Repositories, mediaId: string): Content {
  return {
    tracks: tracks.list(mediaId).map(({ track }) => ({ track, cues: cues.list(track.id).cues })),
    chapters: chapters.list(mediaId),
  };
}

export function cuesOf(repositories: Repositories, trackId = 'track'): readonly TrackCue[] {
  return repositories.cues.list(trackId).cues;
}
