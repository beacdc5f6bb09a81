/** Tracks that say in another language what a second one says, cue by cue. */
import type { SubtitleTrack } from '../../core/project/project.ts';
import type { TrackCue } from '../../core/project/track-cue.ts';
import { translatedState, type TranslatedState } from '../../core/translation/translated-state.ts';
import type { OpenProject } from './project-store.ts';
import { noCues } from './project-store.ts';

type Tracks = Pick<OpenProject, 'tracks'>;

/** What a track translates; null: nothing, or it is gone. */
export function sourceOf({ tracks }: Tracks, track: SubtitleTrack | null | undefined): SubtitleTrack | null {
  if (track?.translates === undefined) return null;
  return tracks.find(({ id }) => id === track.translates && id !== track.id) ?? null;
}

export function sourceOfId(project: Tracks, trackId: string | null): SubtitleTrack | null {
  return sourceOf(
    project,
    project.tracks.find(({ id }) => id === trackId),
  );
}

/** In the order of their lanes. */
export function translationsOf(project: Tracks, trackId: string): readonly SubtitleTrack[] {
  return project.tracks.filter((track) => track.translates === trackId && track.id !== trackId);
}

const indexes = new WeakMap<readonly TrackCue[], ReadonlyMap<string, TrackCue>>();

/** Made once for each list of cues. */
export function cuesById(cues: readonly TrackCue[]): ReadonlyMap<string, TrackCue> {
  const known = indexes.get(cues) ?? new Map(cues.map((cue) => [cue.id, cue]));
  indexes.set(cues, known);
  return known;
}

/** The cues that a track translates, by id; null: it translates nothing. */
export function sourceCuesOf(
  project: OpenProject,
  track: SubtitleTrack | null | undefined,
): ReadonlyMap<string, TrackCue> | null {
  const source = sourceOf(project, track);
  return source === null ? null : cuesById(project.cues.get(source.id) ?? noCues);
}

/** null: it is no translation. */
export function stateOfCue(
  sources: ReadonlyMap<string, TrackCue> | null,
  cue: TrackCue,
): TranslatedState | null {
  if (sources === null || cue.translation === undefined) return null;
  return translatedState(cue, sources.get(cue.translation.of));
}
