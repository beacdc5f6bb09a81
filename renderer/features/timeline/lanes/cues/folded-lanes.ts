/** Translations are folded under what they translate: a lane for each language would leave no room to time by. */
import type { SubtitleTrack } from '../../../../../core/project/project.ts';
import { sourceOf, translationsOf } from '../../../../project/linked-tracks.ts';
import type { OpenProject } from '../../../../project/project-store.ts';
import { createStore } from '../../../../stores/store.ts';

/** Ids of the tracks whose translations are shown. */
export const unfoldedStore = createStore<ReadonlySet<string>>(new Set());

export function toggleFold(trackId: string): void {
  unfoldedStore.set((unfolded) => {
    const next = new Set(unfolded);
    if (!next.delete(trackId)) next.add(trackId);
    return next;
  });
}

type Project = Pick<OpenProject, 'tracks' | 'activeTrackId'>;

/** Each with its translations behind it: all of them where they are unfolded, else the one that is edited. */
export function tracksWithLanes(project: Project, unfolded: ReadonlySet<string>): readonly SubtitleTrack[] {
  const shown = project.tracks.flatMap((track) => {
    if (sourceOf(project, track) !== null) return [];
    const linked = translationsOf(project, track.id);
    return [track, ...linked.filter(({ id }) => unfolded.has(track.id) || id === project.activeTrackId)];
  });
  const folded = new Set(shown.flatMap(({ id }) => translationsOf(project, id)));
  // Translations of translations, which the library may hold: nothing is folded away without a way back.
  const rest = project.tracks.filter((track) => !shown.includes(track) && !folded.has(track));
  return [...shown, ...rest];
}
