import type { AppConnection } from '../connection/app-connection.ts';
import { trackSchema } from '../../core/project/project.ts';
import { partedChapters } from './project-changes.ts';
import type { OpenProject } from './project-store.ts';

type Calls = AppConnection['calls'];
export type ProjectContent = Omit<
  OpenProject,
  'activeTrackId' | 'secondTrackId' | 'selection' | 'currentCueId'
>;

/** As edits carry it: without the number of its cues. */
const plainTrack = trackSchema.strip();

/** A job may write while we read; then the tracks do not belong together and are read again. */
const attempts = 6;

/** The whole project as it is at one revision. */
export async function readProject(calls: Calls, mediaId: string): Promise<ProjectContent> {
  const media = await calls['media.get']({ mediaId });
  for (let attempt = 1; ; attempt += 1) {
    const { revision, tracks, chapters, undoState } = await calls['project.open']({ mediaId });
    const read = await Promise.all(
      tracks.map(async ({ id }) => ({ id, ...(await calls['project.cues']({ trackId: id })) })),
    );
    // Of different moments, they become one with the events that follow.
    if (read.every((track) => track.revision === revision) || attempt === attempts) {
      return {
        media,
        revision,
        tracks: tracks
          .map((listed) => plainTrack.parse(listed))
          .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1)),
        cues: new Map(read.map(({ id, cues }) => [id, cues])),
        ...partedChapters(chapters),
        undoState,
      };
    }
  }
}
