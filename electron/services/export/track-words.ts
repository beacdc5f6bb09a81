/** What the tracks of a written file are called and in which language they say to be. */
import { iso639Code } from '../../../core/language/iso-639-2.ts';
import { canonicalTag } from '../../../core/language/language-tag.ts';
import { hasRegion, nameWithRegion } from '../../../core/language/region-in-name.ts';
import { note } from '../../../core/notes.ts';
import type { Note } from '../../../core/notes.ts';
import { roomForLanguage } from '../ffmpeg/matroska-languages.ts';
import type { SourceStream } from '../media/source-streams.ts';
import type { Container } from './containers.ts';

export interface TrackWords {
  /** `v:0`, `a:1`, `s:0` of what is written. */
  readonly place: string;
  /** BCP 47, or ISO 639-2 as another file said it; null when unknown. */
  readonly language: string | null;
  readonly name: string | null;
}

/** Of a track that is taken over. */
export function wordsOf(place: string, stream: SourceStream | undefined): TrackWords {
  return { place, language: stream?.language ?? null, name: stream?.name ?? null };
}

/** A language with region or script, as both elements of Matroska. */
export interface LanguageToWrite {
  readonly code: string;
  readonly tag: string;
}

/** Where Matroska's own element can take it; see [Note: LanguageBCP47]. */
export function languageToWrite({ language }: TrackWords): LanguageToWrite | null {
  const tag = language === null ? null : canonicalTag(language);
  if (tag === null || !hasRegion(tag) || tag.length > 50) return null;
  return { code: iso639Code(tag, 'bibliographic'), tag };
}

/** ffmpeg's arguments. `writesTags`: the languages in Matroska are to be completed by `writeLanguages`. */
export function wordArguments(
  tracks: readonly TrackWords[],
  container: Container,
  writesTags: boolean,
): string[] {
  return tracks.flatMap((track) => {
    const { place, language } = track;
    const name = writtenName(track, container, writesTags);
    return [
      ...(language === null
        ? []
        : [`-metadata:s:${place}`, `language=${code(track, container, writesTags)}`]),
      ...(name === null ? [] : [`-metadata:s:${place}`, `title=${name}`]),
      // What QuickTime, VLC and others show of a track in an MP4.
      ...(name === null || container.muxer === 'matroska'
        ? []
        : [`-metadata:s:${place}`, `handler_name=${name}`]),
    ];
  });
}

/** Says which names tell a region since the container can't. */
export function wordNotes(
  tracks: readonly TrackWords[],
  container: Container,
  writesTags: boolean,
): readonly Note[] {
  const names = tracks.flatMap((track) => {
    const name = writtenName(track, container, writesTags);
    return name !== null && name !== oneLine(track.name) ? [name] : [];
  });
  return names.length === 0 ? [] : [note('region-in-name', { container: container.name, names })];
}

function writtenName(track: TrackWords, container: Container, writesTags: boolean): string | null {
  const name = oneLine(track.name);
  const wanted = languageToWrite(track);
  if (wanted === null || (container.muxer === 'matroska' && writesTags)) return name;
  return nameWithRegion(name ?? '', wanted.tag);
}

function code(track: TrackWords, container: Container, writesTags: boolean): string {
  if (container.muxer !== 'matroska') return iso639Code(track.language!, 'terminological');
  const wanted = writesTags ? languageToWrite(track) : null;
  return wanted === null
    ? iso639Code(track.language!, 'bibliographic')
    : roomForLanguage(wanted.code, wanted.tag);
}

function oneLine(name: string | null): string | null {
  return name === null ? null : name.replace(/\s+/g, ' ').trim();
}
