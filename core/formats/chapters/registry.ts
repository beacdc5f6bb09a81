/** Every format of chapters and markers: its name, its file's extension, who reads and writes it. */
import { SidecutError } from '../../errors.ts';
import { parseChapterTrack, writeChapterTrack } from '../webvtt/chapters.ts';
import type { ChapterFacts, ChapterMark, ReadChapters } from './chapter-list.ts';
import { parseChapterTable, writeAudition, writeChapterCsv } from './chapter-tables.ts';
import { writeFcp7Xml } from './fcp7-xml.ts';
import { writeFcpxmlChapters } from './fcpxml-chapters.ts';
import { isFfmetadata, parseFfmetadata, writeFfmetadata } from './ffmetadata.ts';
import { isOgm, parseOgm, writeOgm } from './ogm.ts';
import { writeOtio } from './otio.ts';
import { parsePodcastChapters, writePodcastChapters } from './podcast-json.ts';
import { writeResolveEdl } from './resolve-edl.ts';
import { parseYouTubeChapters, writeYouTubeChapters } from './youtube-text.ts';

interface ChapterFormat {
  /** What is put before the extension where another format of the same video has it too, such as `chapters.json`. */
  readonly extension: string;
  readonly write: (chapters: readonly ChapterMark[], facts: ChapterFacts) => string;
  readonly parse?: (text: string) => ReadChapters;
}

export const chapterFormats = {
  'youtube-chapters': { extension: 'chapters.txt', write: writeYouTubeChapters, parse: parseYouTubeChapters },
  'vtt-chapters': { extension: 'chapters.vtt', write: writeChapterTrack, parse: parseChapterTrack },
  'podcast-chapters': {
    extension: 'chapters.json',
    write: writePodcastChapters,
    parse: parsePodcastChapters,
  },
  'csv-chapters': { extension: 'chapters.csv', write: writeChapterCsv, parse: parseChapterTable },
  ffmetadata: { extension: 'ffmetadata.txt', write: writeFfmetadata, parse: parseFfmetadata },
  ogm: { extension: 'ogm.txt', write: writeOgm, parse: parseOgm },
  'resolve-edl': { extension: 'markers.edl', write: writeResolveEdl },
  'fcp7-markers': { extension: 'markers.xml', write: writeFcp7Xml },
  'fcpxml-chapters': { extension: 'chapters.fcpxml', write: writeFcpxmlChapters },
  otio: { extension: 'otio', write: writeOtio },
  audition: { extension: 'audition.csv', write: writeAudition, parse: parseChapterTable },
} as const satisfies Record<string, ChapterFormat>;

export type ChapterFormatId = keyof typeof chapterFormats;

/** By content, and where that does not tell by the name. Throws `bad-subtitle` where no chapter is found. */
export function readChapters(fileName: string, text: string): ReadChapters {
  const read = readerFor(fileName, text)(text);
  if (read.chapters.length === 0) throw new SidecutError('bad-subtitle', { reason: 'no-chapters' });
  return read;
}

function readerFor(fileName: string, text: string): (text: string) => ReadChapters {
  if (isFfmetadata(text)) return parseFfmetadata;
  if (isOgm(text)) return parseOgm;
  if (/^\ufeff?\s{0,99}WEBVTT(?:\s|$)/.test(text)) return parseChapterTrack;
  if (/^\ufeff?\s{0,999}[{[]/.test(text) && !/^\ufeff?\s{0,99}\[\d/.test(text)) return parsePodcastChapters;
  return /\.(?:csv|tsv)$/i.test(fileName) || /^[^\n]{0,500}\t/.test(text)
    ? parseChapterTable
    : parseYouTubeChapters;
}
