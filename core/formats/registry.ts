/** The subtitle formats by name and by file extension. A new format is one more entry. */
import { parseJson, writeJson } from './json.ts';
import { parseSrt } from './srt/parse-srt.ts';
import { writeSrt } from './srt/write-srt.ts';
import type { FormatProblem, ParsedSubtitles, SubtitleDocument } from './subtitle-document.ts';
import { writeText } from './text.ts';
import { parseWebVtt } from './webvtt/parse-webvtt.ts';
import { writeWebVtt } from './webvtt/write-webvtt.ts';

export interface SubtitleFormat {
  readonly id: string;
  /** For people: `WebVTT`. */
  readonly name: string;
  /** Lower case, without the point; the first one is written. */
  readonly extensions: readonly string[];
  /** Absent where the format can't be read back. Throws only `SidecutError('bad-subtitle')`. */
  readonly parse?: (text: string) => ParsedSubtitles;
  /** What the format can't carry is left out. `problems` are of interest to JSON only. */
  readonly write: (document: SubtitleDocument & { readonly problems?: readonly FormatProblem[] }) => string;
}

const FORMATS: readonly SubtitleFormat[] = [
  {
    id: 'srt',
    name: 'SubRip',
    extensions: ['srt'],
    parse: parseSrt,
    write: (document) => writeSrt(document.cues),
  },
  {
    id: 'vtt',
    name: 'WebVTT',
    extensions: ['vtt', 'webvtt'],
    parse: parseWebVtt,
    write: ({ cues, webVtt, language }) =>
      writeWebVtt(cues, {
        ...(webVtt === undefined ? {} : { extras: webVtt }),
        ...(language === undefined ? {} : { language }),
      }),
  },
  { id: 'json', name: 'JSON', extensions: ['json'], parse: parseJson, write: writeJson },
  { id: 'txt', name: 'Plain text', extensions: ['txt'], write: (document) => writeText(document.cues) },
];

export function subtitleFormats(): readonly SubtitleFormat[] {
  return FORMATS;
}

/** By id (`srt`), or null. */
export function formatById(id: string): SubtitleFormat | null {
  return FORMATS.find((format) => format.id === id) ?? null;
}

/** By the extension of a file name or path (any case), or null. */
export function formatForFile(fileName: string): SubtitleFormat | null {
  const extension = /\.([a-z0-9]{1,10})$/i.exec(fileName)?.[1]?.toLowerCase();
  if (extension === undefined) return null;
  return FORMATS.find((format) => format.extensions.includes(extension)) ?? null;
}
