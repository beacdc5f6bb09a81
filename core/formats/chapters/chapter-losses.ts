/** What a file of chapters can't hold of them, and what was assumed to write it. */
import { note } from '../../notes.ts';
import type { Note } from '../../notes.ts';
import { defaultFrameRate, framesPerSecond } from '../../time/frame-rate.ts';
import { utf8Length } from '../../language/utf8-length.ts';
import { maxDescriptionBytes } from '../description-length.ts';
import { lackingCharacters } from '../lacking-characters.ts';
import type { ChapterFacts, ChapterMark } from './chapter-list.ts';
import { editingRate } from '../../time/frame-clock.ts';
import { chapterFormat } from './registry.ts';
import type { ChapterFormatId } from './registry.ts';
import { refusedByYouTube, writeYouTubeChapters } from './youtube-text.ts';

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
    ...(bytes <= maxDescriptionBytes
      ? []
      : [note('description-too-long', { bytes, maxBytes: maxDescriptionBytes })]),
  ];
}
