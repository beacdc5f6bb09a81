/** The subtitle formats by name and by file extension. A new format is one more entry. */
import { parseAss } from './ass/parse-ass.ts';
import { writeAss } from './ass/write-ass.ts';
import { losesOverrides } from './ass/write-event.ts';
import type { Cue } from '../cues/cue.ts';
import { parseCsv, writeCsv } from './csv/csv.ts';
import type { Note } from '../notes.ts';
import { lostLooks } from './broadcast-losses.ts';
import { features } from '../format-features.ts';
import type { Feature } from '../format-features.ts';
import type { ReadOptions, WriteOptions } from './format-options.ts';
import { writeFcpxml } from './fcpxml/write-fcpxml.ts';
import { headOf } from './head.ts';
import { parseJson, writeJson } from './json.ts';
import type { WordedProblem } from './json.ts';
import { parseLrc, writeLrc } from './lrc/lrc.ts';
import { parseMicroDvd, writeMicroDvd } from './microdvd/microdvd.ts';
import { notesOf } from './ass/document-notes.ts';
import { portableDocument } from './portable.ts';
import { preparedDocument } from './prepare-document.ts';
import type { Prepared } from './prepare-document.ts';
import { parseSami } from './sami/parse-sami.ts';
import { writeSami } from './sami/write-sami.ts';
import { parseSbv, writeSbv } from './sbv/sbv.ts';
import { captionColors } from './scc/control-codes.ts';
import { parseScc } from './scc/parse-scc.ts';
import { sccNotes, writeScc } from './scc/write-scc.ts';
import { parseSrt } from './srt/parse-srt.ts';
import { writeSrt } from './srt/write-srt.ts';
import { teletextColors } from './stl/blocks.ts';
import { parseStl } from './stl/parse-stl.ts';
import { stlNotes, writeStl } from './stl/write-stl.ts';
import type {
  BilingualDocument,
  ParsedSubtitles,
  SubtitleDocument,
  WebVttExtras,
} from './subtitle-document.ts';
import { writeText } from './text.ts';
import { parseTtml } from './ttml/parse-ttml.ts';
import { writeEbuTtD } from './ttml/write-ebu-tt-d.ts';
import { writeItt } from './ttml/write-itt.ts';
import { regionOfCue, writeTtml } from './ttml/write-ttml.ts';
import { parseWebVtt } from './webvtt/parse-webvtt.ts';
import { writeWebVtt } from './webvtt/write-webvtt.ts';
import { parseYouTube } from './youtube/parse-youtube.ts';

/** A format as its readers know it; some are read only. */
export interface ReadableFormat {
  readonly id: string;
  /** For people: `WebVTT`. */
  readonly name: string;
  /** Lower case, without the point; the first one is written. */
  readonly extensions: readonly string[];
  /** Absent where the format can't be read back. Throws only `SidecutError('bad-subtitle')`. */
  readonly parse?: (text: string, options?: ReadOptions) => ParsedSubtitles;
}

export interface SubtitleFormat extends ReadableFormat {
  /** The file holds bytes, not text: each character of what is read and written stands for one. */
  readonly isBytes?: boolean;
  /** What it can write: see [Note: What formats carry]. */
  readonly carries: ReadonlySet<Feature>;
  /** What it writes in part only, of this document. */
  readonly loses?: (document: SubtitleDocument) => readonly Feature[];
  /** What else is not as the document says. */
  readonly notes?: (document: SubtitleDocument, options?: WriteOptions) => readonly Note[];
  /** Its times are frames of the video, so a writer must be told the rate. */
  readonly countsFrames?: true;
  /** The document as the options want it written: what is left of it to lose is told of this one. */
  readonly prepare: <Document extends BilingualDocument>(
    document: Document,
    options?: WriteOptions,
  ) => Prepared<Document>;
  /**
   * What the format can't carry is left out, or put as well as it can be. `problems` are of interest to JSON only.
   */
  readonly write: (
    document: BilingualDocument & { readonly problems?: readonly WordedProblem[] },
    options?: WriteOptions,
  ) => string;
}

type OwnFormat = Omit<SubtitleFormat, 'prepare'>;

const written: readonly OwnFormat[] = [
  {
    id: 'srt',
    name: 'SubRip',
    extensions: ['srt'],
    carries: new Set([
      'looks',
      'strikeout',
      'colors',
      'fonts',
      'places',
      'overrides',
      'coordinates',
      'overlaps',
      'lines',
    ]),
    parse: parseSrt,
    write: ({ cues }, options) =>
      writeSrt(cues, options?.firstNumber === undefined ? {} : { firstNumber: options.firstNumber }),
  },
  {
    id: 'vtt',
    name: 'WebVTT',
    extensions: ['vtt', 'webvtt'],
    carries: new Set([
      ...([
        'looks',
        'colors',
        'classes',
        'ruby',
        'languages',
        'speakers',
        'voices',
        'words',
        'ids',
        'places',
      ] as const),
      ...(['exact-places', 'layout', 'overlaps', 'lines', 'notes', 'style-sheets', 'head'] as const),
    ]),
    parse: parseWebVtt,
    write: (document) => {
      const { cues, language, webVtt: extras = webVttOf(document) } = document;
      return writeWebVtt(cues, { extras, ...(language === undefined ? {} : { language }) });
    },
  },
  {
    id: 'ass',
    name: 'Advanced SubStation Alpha',
    extensions: ['ass', 'ssa'],
    carries: new Set([
      ...([
        'looks',
        'strikeout',
        'colors',
        'speakers',
        'words',
        'places',
        'exact-places',
        'overrides',
      ] as const),
      ...([
        'effects',
        'drawings',
        'layers',
        'overlaps',
        'lines',
        'notes',
        'styles',
        'attachments',
        'head',
      ] as const),
    ]),
    loses: losesOverrides,
    parse: parseAss,
    write: writeAss,
  },
  {
    id: 'ttml',
    name: 'TTML',
    extensions: ['ttml', 'dfxp', 'xml'],
    carries: new Set([
      ...(['looks', 'strikeout', 'colors', 'ruby', 'languages', 'speakers', 'voices'] as const),
      ...(['places', 'overlaps', 'lines'] as const),
    ]),
    parse: parseTtml,
    write: writeTtml,
  },
  {
    id: 'itt',
    name: 'iTunes Timed Text',
    extensions: ['itt'],
    carries: new Set(['looks', 'colors', 'places', 'overlaps', 'lines']),
    loses: otherThanTopAndBottom,
    countsFrames: true,
    parse: parseTtml,
    write: writeItt,
  },
  {
    id: 'ebu-tt-d',
    name: 'EBU-TT-D',
    // By the name alone it is TTML, which reads it.
    extensions: ['xml'],
    carries: new Set([
      ...(['looks', 'colors', 'languages', 'speakers', 'voices', 'places', 'overlaps', 'lines'] as const),
    ]),
    parse: parseTtml,
    write: writeEbuTtD,
  },
  {
    id: 'fcpxml',
    name: 'Final Cut Pro captions',
    extensions: ['fcpxml'],
    carries: new Set(['looks', 'colors', 'places', 'overlaps', 'lines']),
    loses: otherThanTopAndBottom,
    countsFrames: true,
    write: writeFcpxml,
  },
  {
    id: 'sbv',
    name: 'SBV',
    extensions: ['sbv'],
    carries: new Set(['overlaps', 'lines']),
    parse: parseSbv,
    write: ({ cues }) => writeSbv(cues),
  },
  {
    id: 'lrc',
    name: 'LRC',
    extensions: ['lrc'],
    carries: new Set(['words']),
    parse: parseLrc,
    write: ({ cues }) => writeLrc(cues),
  },
  {
    id: 'microdvd',
    name: 'MicroDVD',
    extensions: ['sub'],
    countsFrames: true,
    carries: new Set(['overlaps', 'lines']),
    parse: parseMicroDvd,
    write: ({ cues }, options) => writeMicroDvd(cues, options),
  },
  {
    id: 'csv',
    name: 'CSV',
    extensions: ['csv', 'tsv'],
    carries: new Set([
      ...(['looks', 'strikeout', 'colors', 'fonts', 'ruby', 'languages', 'speakers', 'voices'] as const),
      ...(['overrides', 'overlaps', 'lines'] as const),
    ]),
    parse: parseCsv,
    write: ({ cues }) => writeCsv(cues),
  },
  {
    id: 'sami',
    name: 'SAMI',
    extensions: ['smi', 'sami'],
    carries: new Set(['looks', 'strikeout', 'colors', 'lines']),
    parse: parseSami,
    write: writeSami,
  },
  {
    id: 'scc',
    name: 'Scenarist (SCC)',
    extensions: ['scc'],
    carries: new Set(['looks', 'colors', 'places', 'lines']),
    loses: (document) =>
      lostLooks(document, { colors: captionColors, italicsAreColorless: true, sideCells: 8 }),
    notes: sccNotes,
    parse: parseScc,
    write: writeScc,
  },
  {
    id: 'stl',
    name: 'EBU STL',
    extensions: ['stl'],
    isBytes: true,
    carries: new Set(['looks', 'colors', 'places', 'overlaps', 'lines']),
    loses: (document) =>
      lostLooks(document, { colors: teletextColors, italicsAreColorless: false, sideCells: 20 }),
    notes: stlNotes,
    parse: parseStl,
    write: writeStl,
  },
  {
    id: 'json',
    name: 'JSON',
    extensions: ['json'],
    carries: new Set(features),
    parse: parseJson,
    write: writeJson,
  },
  {
    id: 'txt',
    name: 'Plain text',
    extensions: ['txt'],
    // A transcript has no times to overlap and no lines to keep.
    carries: new Set(['speakers', 'overlaps', 'lines']),
    write: (document, options) => writeText(document.cues, { dashes: options?.speakers === 'dash' }),
  },
];

const formats = written.map((format): SubtitleFormat => {
  const { notes } = format;
  const portable = <Document extends SubtitleDocument>(
    document: Document,
    options?: WriteOptions,
  ): Document => portableDocument(document, format.carries, options?.wordTimes);
  return {
    ...format,
    prepare: (document, options) => preparedDocument(document, format, options),
    ...(notes === undefined
      ? {}
      : { notes: (document, options) => notes(portable(document, options), options) }),
    write: (given, asked) => {
      const { document, options } = preparedDocument(given, format, asked);
      return format.write(portable(document, options), options);
    },
  };
});

const readOnly: readonly ReadableFormat[] = [
  {
    id: 'youtube',
    name: 'YouTube captions',
    extensions: ['srv1', 'srv2', 'srv3', 'json3'],
    parse: parseYouTube,
  },
];

/** Two places are all that Apple's captions have. */
function otherThanTopAndBottom({ cues }: SubtitleDocument): readonly Feature[] {
  const isElsewhere = (cue: Cue) => {
    const { displayAlign, textAlign } = regionOfCue(cue);
    return displayAlign === 'center' || textAlign !== 'center';
  };
  return cues.some(isElsewhere) ? ['places'] : [];
}

/** Title and remarks of another format as WebVTT's. */
function webVttOf(document: SubtitleDocument): WebVttExtras {
  const { title, lines } = headOf(document);
  const blocks = notesOf(document).map((each) => ({ kind: 'note' as const, ...each }));
  return { headerLines: [title, ...lines], blocks };
}

/** The formats that are written. */
export function subtitleFormats(): readonly SubtitleFormat[] {
  return formats;
}

/** Those of `subtitleFormats` that are read too, and those that are only read. */
export function readableFormats(): readonly ReadableFormat[] {
  return [...formats.filter((format) => format.parse !== undefined), ...readOnly];
}

/** One that is read or written, by id. */
export function anyFormatById(id: string): ReadableFormat | null {
  return formatById(id) ?? readOnly.find((format) => format.id === id) ?? null;
}

/** The format to write, by id (`srt`), or null. */
export function formatById(id: string): SubtitleFormat | null {
  return formats.find((format) => format.id === id) ?? null;
}

/** The format to write, by the extension of a file name or path (any case), or null. */
export function formatForFile(fileName: string): SubtitleFormat | null {
  const extension = extensionOf(fileName);
  return formats.find((format) => format.extensions.includes(extension)) ?? null;
}

/** The format to read that the extension of a file name or path tells, or null. */
export function readableFormatForFile(fileName: string): ReadableFormat | null {
  const extension = extensionOf(fileName);
  return readableFormats().find((format) => format.extensions.includes(extension)) ?? null;
}

/** The empty string where there is none. */
function extensionOf(fileName: string): string {
  return /\.([a-z0-9]{1,10})$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
}
