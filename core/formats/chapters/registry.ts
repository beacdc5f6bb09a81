/** Every format of chapters and markers: its name, its file's extension, who reads and writes it. */
import { SidecutError } from '../../errors.ts';
import { parseChapterTrack, writeChapterTrack } from './webvtt-chapters.ts';
import type { ChapterFacts, ChapterMark, ChapterReadOptions, ReadChapters } from './chapter-list.ts';
import { isChapterTable, parseChapterTable, writeAudition, writeChapterCsv } from './chapter-tables.ts';
import { isFcpxml, parseFcpxmlChapters } from './fcpxml-markers.ts';
import { writeFcp7Xml } from './fcp7-xml.ts';
import { writeFcpxmlChapters } from './fcpxml-chapters.ts';
import { isFfmetadata, parseFfmetadata, writeFfmetadata } from './ffmetadata.ts';
import { isOgm, parseOgm, writeOgm } from './ogm.ts';
import { writeOtio } from './otio.ts';
import { parsePodcastChapters, writePodcastChapters } from './podcast-json.ts';
import { isMarkerEdl, parseMarkerEdl } from './marker-edl.ts';
import { writeResolveEdl } from './resolve-edl.ts';
import { parseYouTubeChapters, writeYouTubeChapters } from './youtube-text.ts';

export interface ChapterFormat {
  /** For people. */
  readonly name: string;
  /** What is put before the extension where another format of the same video has it too, such as `chapters.json`. */
  readonly extension: string;
  /** Its times are frames of the video. */
  readonly countsFrames?: true;
  /** It tells which chapters begin a part. */
  readonly holdsParts?: true;
  readonly write: (chapters: readonly ChapterMark[], facts: ChapterFacts) => string;
  readonly parse?: (text: string, options?: ChapterReadOptions) => ReadChapters;
}

export const chapterFormats = {
  'youtube-chapters': {
    name: 'YouTube',
    extension: 'chapters.txt',
    write: writeYouTubeChapters,
    parse: parseYouTubeChapters,
  },
  'vtt-chapters': {
    name: 'WebVTT',
    extension: 'chapters.vtt',
    write: writeChapterTrack,
    parse: parseChapterTrack,
  },
  'podcast-chapters': {
    name: 'Podcasting 2.0',
    extension: 'chapters.json',
    write: writePodcastChapters,
    parse: parsePodcastChapters,
  },
  'csv-chapters': {
    name: 'CSV',
    extension: 'chapters.csv',
    holdsParts: true,
    write: writeChapterCsv,
    parse: parseChapterTable,
  },
  ffmetadata: {
    name: 'FFMETADATA',
    extension: 'ffmetadata.txt',
    write: writeFfmetadata,
    parse: parseFfmetadata,
  },
  ogm: { name: 'OGM', extension: 'ogm.txt', write: writeOgm, parse: parseOgm },
  'resolve-edl': {
    name: 'EDL',
    extension: 'markers.edl',
    countsFrames: true,
    holdsParts: true,
    write: writeResolveEdl,
    parse: parseMarkerEdl,
  },
  'fcp7-markers': {
    name: 'FCP7 XML',
    extension: 'markers.xml',
    countsFrames: true,
    write: writeFcp7Xml,
  },
  'fcpxml-chapters': {
    name: 'FCPXML',
    extension: 'chapters.fcpxml',
    countsFrames: true,
    write: writeFcpxmlChapters,
    parse: parseFcpxmlChapters,
  },
  otio: {
    name: 'OpenTimelineIO',
    extension: 'otio',
    countsFrames: true,
    holdsParts: true,
    write: writeOtio,
  },
  audition: {
    name: 'Audition',
    extension: 'audition.csv',
    write: writeAudition,
    parse: parseChapterTable,
  },
} as const satisfies Record<string, ChapterFormat>;

export type ChapterFormatId = keyof typeof chapterFormats;

export function isChapterFormat(id: string): id is ChapterFormatId {
  return Object.hasOwn(chapterFormats, id);
}

export function chapterFormat(id: ChapterFormatId): ChapterFormat {
  return chapterFormats[id];
}

/** The format to write, by the end of a file's name, which tells more than its extension: `talk.chapters.txt`. */
export function chapterFormatForFile(fileName: string): ChapterFormatId | null {
  const name = fileName.toLowerCase();
  const ids = Object.keys(chapterFormats) as ChapterFormatId[];
  return (
    ids.find((id) => name.endsWith(`.${chapterFormats[id].extension}`)) ??
    (/\.edl$/.test(name) ? 'resolve-edl' : null)
  );
}

/** By content, and where that does not tell by the name. Throws `bad-subtitle` where no chapter is found. */
export function readChapters(fileName: string, text: string, options: ChapterReadOptions = {}): ReadChapters {
  const read = readerFor(fileName, text)(text, options);
  if (read.chapters.length === 0) throw new SidecutError('bad-subtitle', { reason: 'no-chapters' });
  return read;
}

function readerFor(fileName: string, text: string): NonNullable<ChapterFormat['parse']> {
  if (isFfmetadata(text)) return parseFfmetadata;
  if (isOgm(text)) return parseOgm;
  if (isFcpxml(text)) return parseFcpxmlChapters;
  if (isMarkerEdl(text)) return parseMarkerEdl;
  if (/^\ufeff?\s{0,99}WEBVTT(?:\s|$)/.test(text)) return parseChapterTrack;
  if (/^\ufeff?\s{0,999}(?:\{|\[\s{0,999}[{\]])/.test(text)) return parsePodcastChapters;
  return /\.(?:csv|tsv)$/i.test(fileName) || isChapterTable(text) || /^[^\n]{0,500}\t/.test(text)
    ? parseChapterTable
    : parseYouTubeChapters;
}
