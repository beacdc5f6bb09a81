/** Reading what may be long from the library's thread, in messages small enough to hold nobody up. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Change, SubtitleTrack } from '../../../core/project/project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import type { CuePage, Library } from '../library/library.ts';
import { unknownTrack } from '../library/unknown.ts';

export interface WholeTrack {
  readonly mediaId: string;
  readonly track: SubtitleTrack;
  readonly cues: readonly TrackCue[];
}

/** Taking 200 cues of nine words over costs 2 to 4 ms. */
const sliceCues = 200;

/** Cues of one moment: begins again when the project changes between two slices. */
export async function readCues(
  library: Library,
  trackId: string,
  offset: number,
  limit: number,
): Promise<CuePage> {
  while (true) {
    const page = await readSlices(library, trackId, offset, limit);
    if (page !== null) return page;
  }
}

async function readSlices(
  library: Library,
  trackId: string,
  offset: number,
  limit: number,
): Promise<CuePage | null> {
  const cues: TrackCue[] = [];
  let revision: number | null = null;
  while (true) {
    const wanted = Math.min(sliceCues, limit - cues.length);
    const slice = await library.cues.page(trackId, offset + cues.length, wanted);
    if (revision !== null && slice.revision !== revision) return null;
    revision = slice.revision;
    cues.push(...slice.cues);
    if (slice.cues.length < wanted || cues.length === limit) return { cues, revision };
    await nextTurn();
  }
}

export async function readTrack(library: Library, trackId: string): Promise<WholeTrack> {
  const { cues } = await readCues(library, trackId, 0, Number.MAX_SAFE_INTEGER);
  const stored = await library.tracks.find(trackId);
  if (stored === null) throw unknownTrack(trackId);
  return { mediaId: stored.mediaId, track: stored.track, cues };
}

export async function readJournalledChanges(library: Library, seq: number): Promise<readonly Change[]> {
  const changes: Change[] = [];
  let next: number | null = 0;
  while (next !== null) {
    const slice = await library.journal.changes(seq, next);
    changes.push(...slice.changes);
    next = slice.next;
    await nextTurn();
  }
  return changes;
}
