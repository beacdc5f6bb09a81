/** What a file of chapters can't hold of them, and what was assumed to write it. */
import { note } from '../../notes.ts';
import type { Note } from '../../notes.ts';
import { defaultFrameRate, framesPerSecond } from '../../time/frame-rate.ts';
import { lackingCharacters } from '../lacking-characters.ts';
import type { ChapterFacts, ChapterMark } from './chapter-list.ts';
import { editingRate } from './marker-frames.ts';
import { chapterFormat } from './registry.ts';
import type { ChapterFormatId } from './registry.ts';
import { refusedByYouTube, writeYouTubeChapters } from './youtube-text.ts';

/** Bytes of a description (YouTube Data API, "snippet.description"). */
const maxDescription = 5000;

export function chapterNotes(
  chapters: readonly ChapterMark[],
  id: ChapterFormatId,
  facts: ChapterFacts,
): readonly Note[] {
  if (chapters.length === 0) return [note('no-chapters', {})];
  const { name: format, countsFrames, holdsParts } = chapterFormat(id);
  const hasParts = chapters.some(({ beginsPart }) => beginsPart === true);
  return [
    ...(countsFrames === true ? rateNotes(format, facts) : []),
    ...(hasParts && holdsParts !== true ? [note('chapter-parts-left-out', { format })] : []),
    ...(id === 'youtube-chapters' ? youTubeNotes(chapters, facts) : []),
  ];
}

function rateNotes(format: string, { frameRate }: ChapterFacts): readonly Note[] {
  const assumed = framesPerSecond(defaultFrameRate);
  if (frameRate === undefined) return [note('frame-rate-assumed', { format, framesPerSecond: assumed })];
  const exact = framesPerSecond(frameRate);
  const counted = framesPerSecond(editingRate(frameRate));
  if (Math.abs(counted / exact - 1) < 0.0001) return [];
  return [note('frame-rate-rounded', { format, framesPerSecond: exact, counted })];
}

function youTubeNotes(chapters: readonly ChapterMark[], facts: ChapterFacts): readonly Note[] {
  const bytes = utf8Length(writeYouTubeChapters(chapters, facts));
  return [
    ...lackingCharacters(
      'YouTube',
      chapters.flatMap(({ title }) => refusedByYouTube(title)),
    ),
    ...(bytes <= maxDescription ? [] : [note('description-too-long', { bytes, maxBytes: maxDescription })]),
  ];
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
