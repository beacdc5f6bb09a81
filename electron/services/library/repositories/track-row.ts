import type { SubtitleTrack } from '../../../../core/project/project.ts';
import { canonicalJson, parseColumn } from './json-column.ts';

/** A track as it is stored. */
export type TrackRow = Readonly<
  Omit<SubtitleTrack, 'model' | 'style' | 'extras' | 'wordless' | 'translates' | 'settledSpeakers'> & {
    mediaId: string;
    model: string | null;
    style: string | null;
    extras: string | null;
    wordless: string | null;
    translates: string | null;
    settledSpeakers: string | null;
  }
>;

export function toTrackRow(mediaId: string, track: SubtitleTrack): TrackRow {
  const { id, name, language, source, model = null, profile, state, position, extras = null } = track;
  const style = track.style === undefined ? null : canonicalJson(track.style);
  const wordless = track.wordless === undefined ? null : canonicalJson(track.wordless);
  const settledSpeakers = track.settledSpeakers === undefined ? null : canonicalJson(track.settledSpeakers);
  const { translates = null } = track;
  return {
    ...{ id, mediaId, name: name.toWellFormed(), language, source, model, profile, state, position },
    ...{ style, extras, wordless, translates, settledSpeakers },
  };
}

export function fromTrackRow(row: TrackRow): SubtitleTrack {
  const { id, name, language, source, model, profile, state, position, style, extras, wordless } = row;
  const { translates, settledSpeakers } = row;
  return {
    ...{ id, name, language, source, ...(model === null ? {} : { model }), profile, state, position },
    ...(style === null ? {} : { style: parseColumn(style) as NonNullable<SubtitleTrack['style']> }),
    ...(extras === null ? {} : { extras }),
    ...(wordless === null
      ? {}
      : { wordless: parseColumn(wordless) as NonNullable<SubtitleTrack['wordless']> }),
    ...(translates === null ? {} : { translates }),
    ...(settledSpeakers === null
      ? {}
      : { settledSpeakers: parseColumn(settledSpeakers) as NonNullable<SubtitleTrack['settledSpeakers']> }),
  };
}
