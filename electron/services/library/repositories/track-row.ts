import type { SubtitleTrack } from '../../../../core/project/project.ts';

/** A track as it is stored. */
export type TrackRow = Readonly<Omit<SubtitleTrack, 'model'> & { mediaId: string; model: string | null }>;

export function toTrackRow(mediaId: string, track: SubtitleTrack): TrackRow {
  const { id, name, language, source, model = null, profile, state, position } = track;
  return { id, mediaId, name: name.toWellFormed(), language, source, model, profile, state, position };
}

export function fromTrackRow(row: TrackRow): SubtitleTrack {
  const { id, name, language, source, model, profile, state, position } = row;
  return { id, name, language, source, ...(model === null ? {} : { model }), profile, state, position };
}
