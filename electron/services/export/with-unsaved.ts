import { applyCueChanges } from '../../../core/edit/apply-changes.ts';
import type { Change } from '../../../core/project/project.ts';
import type { ProjectService, WholeTrack } from '../project/project-service.ts';

/** The track with what the page shows and the library could not store yet; also a track that is only on the page. */
export async function readTrackWith(
  { readTrack }: Pick<ProjectService, 'readTrack'>,
  { mediaId, trackId }: { readonly mediaId: string; readonly trackId: string },
  unsaved: readonly Change[],
): Promise<WholeTrack> {
  const made = unsaved.findLast((change) => change.kind === 'track' && change.after?.id === trackId);
  const track = made?.kind === 'track' ? made.after : null;
  const stored = await readTrack(trackId).catch((error: unknown) => {
    if (track === null) throw error;
    return { mediaId, track, cues: [] };
  });
  if (unsaved.length === 0) return stored;
  return { ...stored, track: track ?? stored.track, cues: applyCueChanges(stored.cues, trackId, unsaved) };
}
