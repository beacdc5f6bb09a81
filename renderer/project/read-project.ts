import type { AppConnection } from '../connection/app-connection.ts';
import { trackSchema } from '../../core/project/project.ts';
import type { TrackCue } from '../../core/project/track-cue.ts';
import type { OpenProject } from './project-store.ts';

type Calls = AppConnection['calls'];
export type ProjectContent = Omit<
  OpenProject,
  'activeTrackId' | 'secondTrackId' | 'selection' | 'currentCueId'
>;

/** As edits carry it: without the number of its cues. */
const plainTrack = trackSchema.strip();

const cuesPerPage = 2000;
/** A job may write while we read; then the pages do not belong together and are read again. */
const attempts = 6;

/** The whole project as it is at one revision. */
export async function readProject(calls: Calls, mediaId: string): Promise<ProjectContent> {
  const media = await calls['media.get']({ mediaId });
  for (let attempt = 1; ; attempt += 1) {
    const { revision, tracks, chapters, undoState } = await calls['project.open']({ mediaId });
    const read = await Promise.all(
      tracks.map(async ({ id, cueCount }) => ({ id, ...(await readTrack(calls, id, cueCount, revision)) })),
    );
    if (read.every(({ consistent }) => consistent) || attempt === attempts) {
      return {
        media,
        revision,
        tracks: tracks
          .map((listed) => plainTrack.parse(listed))
          .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1)),
        cues: new Map(read.map(({ id, cues }) => [id, cues])),
        chapters,
        undoState,
      };
    }
  }
}

async function readTrack(
  calls: Calls,
  trackId: string,
  cueCount: number,
  revision: number,
): Promise<{ readonly cues: readonly TrackCue[]; readonly consistent: boolean }> {
  const offsets = Array.from({ length: Math.ceil(cueCount / cuesPerPage) }, (_, page) => page * cuesPerPage);
  const pages = await Promise.all(
    offsets.map((offset) => calls['project.cues']({ trackId, offset, limit: cuesPerPage })),
  );
  // Pages of different moments may hold a cue twice; events that follow bring the rest in order.
  const cues = new Map(pages.flatMap((page) => page.cues.map((cue) => [cue.id, cue])));
  return { cues: [...cues.values()], consistent: pages.every((page) => page.revision === revision) };
}
