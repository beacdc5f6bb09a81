/** The subtitle formats by name and by file extension. A new format is one more entry. */
import { parseAss } from './ass/parse-ass.ts';
import { writeAss } from './ass/write-ass.ts';
import { parseCsv, writeCsv } from './csv/csv.ts';
import type { ReadOptions, WriteOptions } from './format-options.ts';
import { parseJson, writeJson } from './json.ts';
import type { WordedProblem } from './json.ts';
import { parseLrc, writeLrc } from './lrc/lrc.ts';
import { parseMicroDvd, writeMicroDvd } from './microdvd/microdvd.ts';
import { parseSbv, writeSbv } from './sbv/sbv.ts';
import { parseSrt } from './srt/parse-srt.ts';
import { writeSrt } from './srt/write-srt.ts';
import type { ParsedSubtitles, SubtitleDocument } from './subtitle-document.ts';
import { writeText } from './text.ts';
import { parseTtml } from './ttml/parse-ttml.ts';
import { writeTtml } from './ttml/write-ttml.ts';
import { parseWebVtt } from './webvtt/parse-webvtt.ts';
import { writeWebVtt } from './webvtt/write-webvtt.ts';

export interface SubtitleFormat {
  readonly id: string;
  /** For people: `WebVTT`. */
  readonly name: string;
  /** Lower case, without the point; the first one is written. */
  readonly extensions: readonly string[];
  /** Absent where the format can't be read back. Throws only `SidecutError('bad-subtitle')`. */
  readonly parse?: (text: string, options?: ReadOptions) => ParsedSubtitles;
  /** What the format can't carry is left out. `problems` are of interest to JSON only. */
  readonly write: (
    document: SubtitleDocument & { readonly problems?: readonly WordedProblem[] },
    options?: WriteOptions,
  ) => string;
}

const formats: readonly SubtitleFormat[] = [
  {
    id: 'srt',
    name: 'SubRip',
    extensions: ['srt'],
    parse: parseSrt,
    write: ({ cues }, options) =>
      writeSrt(cues, options?.firstNumber === undefined ? {} : { firstNumber: options.firstNumber }),
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
  {
    id: 'ass',
    name: 'Advanced SubStation Alpha',
    extensions: ['ass', 'ssa'],
    parse: parseAss,
    write: writeAss,
  },
  {
    id: 'ttml',
    name: 'TTML',
    extensions: ['ttml', 'dfxp', 'itt', 'xml'],
    parse: parseTtml,
    write: writeTtml,
  },
  { id: 'sbv', name: 'SBV', extensions: ['sbv'], parse: parseSbv, write: ({ cues }) => writeSbv(cues) },
  { id: 'lrc', name: 'LRC', extensions: ['lrc'], parse: parseLrc, write: ({ cues }) => writeLrc(cues) },
  {
    id: 'microdvd',
    name: 'MicroDVD',
    extensions: ['sub'],
    parse: parseMicroDvd,
    write: ({ cues }, options) => writeMicroDvd(cues, options),
  },
  {
    id: 'csv',
    name: 'CSV',
    extensions: ['csv', 'tsv'],
    parse: parseCsv,
    write: ({ cues }) => writeCsv(cues),
  },
  { id: 'json', name: 'JSON', extensions: ['json'], parse: parseJson, write: writeJson },
  { id: 'txt', name: 'Plain text', extensions: ['txt'], write: (document) => writeText(document.cues) },
];

export function subtitleFormats(): readonly SubtitleFormat[] {
  return formats;
}

/** By id (`srt`), or null. */
export function formatById(id: string): SubtitleFormat | null {
  return formats.find((format) => format.id === id) ?? null;
}

/** By the extension of a file name or path (any case), or null. */
export function formatForFile(fileName: string): SubtitleFormat | null {
  const extension = /\.([a-z0-9]{1,10})$/i.exec(fileName)?.[1]?.toLowerCase();
  if (extension === undefined) return null;
  return formats.find((format) => format.extensions.includes(extension)) ?? null;
}
