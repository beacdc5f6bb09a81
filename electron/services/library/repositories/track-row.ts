import type { SubtitleTrack } from '../../../../core/project/project.ts';
import { canonicalJson, parseColumn } from './json-column.ts';

/** A track as it is stored. */
export type TrackRow = Readonly<
  Omit<SubtitleTrack, 'model' | 'style' | 'extras'> & {
    mediaId: string;
    model: string | null;
    style: string | null;
    extras: string | null;
  }
>;

export function toTrackRow(mediaId: string, track: SubtitleTrack): TrackRow {
  const { id, name, language, source, model = null, profile, state, position, extras = null } = track;
  const style = track.style === undefined ? null : canonicalJson(track.style);
  return {
    ...{ id, mediaId, name: name.toWellFormed(), language, source, model, profile, state, position },
    ...{ style, extras },
  };
}

export function fromTrackRow(row: TrackRow): SubtitleTrack {
  const { id, name, language, source, model, profile, state, position, style, extras } = row;
  return {
    ...{ id, name, language, source, ...(model === null ? {} : { model }), profile, state, position },
    ...(style === null ? {} : { style: parseColumn(style) as NonNullable<SubtitleTrack['style']> }),
    ...(extras === null ? {} : { extras }),
  };
}
