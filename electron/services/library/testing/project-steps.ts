import { randomUUID } from 'node:crypto';
import type { Change, Chapter, Edit, SubtitleTrack } from '../../../../core/project/project.ts';
import type { TrackCue } from '../../../../core/project/track-cue.ts';
import type { EditOutcome } from '../edits/edit-outcome.ts';
import type { Repositories, Staged } from '../library.ts';

function stage(projects: Repositories['projects'], changes: readonly Change[]): Staged {
  const stageId = randomUUID();
  projects.stage(stageId, changes);
  return { stageId, count: changes.length };
}

export function applyEdit({ projects }: Repositories, mediaId: string, edit: Edit): EditOutcome {
  const { changes, ...head } = edit;
  const staged = stage(projects, changes);
  return projects.apply(mediaId, head, staged);
}

export function applyMachine(
  { projects }: Repositories,
  mediaId: string,
  changes: readonly Change[],
): EditOutcome {
  return projects.applyMachineChanges(mediaId, stage(projects, changes));
}

export interface Content {
  readonly tracks: readonly { readonly track: SubtitleTrack; readonly cues: readonly TrackCue[] }[];
  readonly chapters: readonly Chapter[];
}

export function contentOf({ tracks, cues, chapters }: Repositories, mediaId: string): Content {
  return {
    tracks: tracks.list(mediaId).map(({ track }) => ({ track, cues: cues.page(track.id, 0, 100_000).cues })),
    chapters: chapters.list(mediaId),
  };
}

export function cuesOf(repositories: Repositories, trackId = 'track'): readonly TrackCue[] {
  return repositories.cues.page(trackId, 0, 100_000).cues;
}
