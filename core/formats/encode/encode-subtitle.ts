/** A subtitle file as bytes, by what the person chose: format, encoding, line ends, numbering, a shift of the rate. */
import type { ExportFormat, ExportOptions } from '../../contract/export.ts';
import type { Cue } from '../../cues/cue.ts';
import { note } from '../../notes.ts';
import type { Note } from '../../notes.ts';
import { defaultFrameRate, framesPerSecond } from '../../time/frame-rate.ts';
import type { WriteOptions } from '../format-options.ts';
import { showCharacter } from '../lacking-characters.ts';
import type { ChapterFacts, ChapterMark } from '../chapters/chapter-list.ts';
import { chapterNotes } from '../chapters/chapter-losses.ts';
import { chapterFormat, isChapterFormat } from '../chapters/registry.ts';
import { isBilingualFormat } from '../bilingual/bilingual-formats.ts';
import { featuresOf } from '../find-features.ts';
import { formatById } from '../registry.ts';
import type { SubtitleFormat } from '../registry.ts';
import type { WordedProblem } from '../json.ts';
import type { BilingualDocument } from '../subtitle-document.ts';
import { encodeText } from './encode-text.ts';
import type { OutputEncoding } from './encode-text.ts';
import { lossesOf } from './losses.ts';

/** What an export is made of: the cues of a track, and of its video what some formats need. */
export interface ExportDocument extends BilingualDocument {
  /** For chapters and markers. */
  readonly chapters?: readonly ChapterMark[];
  /** Length of the video: the last chapter ends there. */
  readonly durationMs?: number;
  /** Of the video, for markers: the name of its file, and the timecode of its first frame. */
  readonly video?: { readonly name: string; readonly startTimecode?: string };
  /** For `json`. */
  readonly problems?: readonly WordedProblem[];
}

export type EncodeOptions = ExportOptions & Pick<WriteOptions, 'style' | 'pictureSize' | 'frameRate'>;

export interface EncodedSubtitle {
  readonly bytes: Uint8Array;
  /** Characters that the encoding lacks, and whatever else is lost. */
  readonly warnings: readonly Note[];
}

/** A written format by its id, or the chapters of the video. */
export type WrittenFormat = ExportFormat | 'microdvd';

const encodingNames: Readonly<Record<OutputEncoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'windows-1252': 'windows-1252',
};
/** More characters than these are counted, not named. */
const namedCharacters = 12;

export function encodeSubtitle(
  document: ExportDocument,
  format: WrittenFormat,
  options: EncodeOptions = {},
): EncodedSubtitle {
  const encoding = options.encoding ?? 'utf-8';
  if (isBytes(format)) {
    const text = subtitleText(document, format, { ...options, lineEnding: undefined });
    return {
      bytes: Uint8Array.from(text, (unit) => unit.charCodeAt(0)),
      warnings: formatWarnings(document, format, options),
    };
  }
  const text = subtitleText(document, format, options);
  const { bytes, missing } = encodeText(text, encoding, options.byteOrderMark ?? encoding === 'utf-16le');
  return {
    bytes,
    warnings: [...missingWarnings(missing, encoding), ...formatWarnings(document, format, options)],
  };
}

function isBytes(format: WrittenFormat): boolean {
  return formatById(format)?.isBytes === true;
}

/** The warnings of `encodeSubtitle`; quick where the encoding has every character. */
export function exportWarnings(
  document: ExportDocument,
  format: WrittenFormat,
  options: EncodeOptions = {},
): readonly Note[] {
  if (options.encoding === 'windows-1252') return encodeSubtitle(document, format, options).warnings;
  return formatWarnings(document, format, options);
}

/** The file's text, before it is encoded. */
export function subtitleText(
  document: ExportDocument,
  format: WrittenFormat,
  options: EncodeOptions = {},
): string {
  const shifted = shiftFrameRate(document, options.frameRateShift);
  const written = write(shifted, format, options);
  if (options.lineEnding === undefined) return written;
  return written.replace(/\r\n|\n/g, options.lineEnding === 'crlf' ? '\r\n' : '\n');
}

function write(document: ExportDocument, format: WrittenFormat, options: EncodeOptions): string {
  if (isChapterFormat(format)) {
    return chapterFormat(format).write(document.chapters ?? [], chapterFacts(document, options));
  }
  return formatById(format)!.write(document, writeOptions(options));
}

function chapterFacts(
  { durationMs = 0, language, video }: ExportDocument,
  { frameRate, pictureSize, startTimecode = video?.startTimecode }: EncodeOptions,
): ChapterFacts {
  return {
    durationMs,
    ...(frameRate === undefined ? {} : { frameRate }),
    ...(startTimecode === undefined ? {} : { startTimecode }),
    ...(pictureSize === undefined ? {} : { pictureSize }),
    ...(language === undefined ? {} : { language }),
    ...(video === undefined ? {} : { name: video.name }),
  };
}

function writeOptions(options: EncodeOptions): WriteOptions {
  const { firstNumber, style, pictureSize, frameRate, dropFrame, wordTimes, speakers } = options;
  return {
    ...(firstNumber === undefined ? {} : { firstNumber }),
    ...(style === undefined ? {} : { style }),
    ...(pictureSize === undefined ? {} : { pictureSize }),
    ...(frameRate === undefined ? {} : { frameRate }),
    ...(dropFrame === undefined ? {} : { dropFrame }),
    ...(wordTimes === undefined ? {} : { wordTimes }),
    ...(speakers === undefined ? {} : { speakers }),
    encodingName: encodingNames[options.encoding ?? 'utf-8'],
  };
}

/** A video of `from` frames a second that is played at `to` is over sooner or later by their ratio. */
function shiftFrameRate(document: ExportDocument, shift: ExportOptions['frameRateShift']): ExportDocument {
  if (shift === undefined || shift.from === shift.to) return document;
  const time = (ms: number): number => Math.round((ms * shift.from) / shift.to);
  const span = <Span extends { readonly startMs: number; readonly endMs: number }>(value: Span): Span => ({
    ...value,
    startMs: time(value.startMs),
    endMs: time(value.endMs),
  });
  const spans = (cues: readonly Cue[]): readonly Cue[] =>
    cues.map((cue) => ({
      ...span(cue),
      ...(cue.words === undefined ? {} : { words: cue.words.map(span) }),
    }));
  const { second } = document;
  return {
    ...document,
    cues: spans(document.cues),
    ...(second === undefined ? {} : { second: { ...second, cues: spans(second.cues) } }),
    ...(document.chapters === undefined
      ? {}
      : { chapters: document.chapters.map((mark) => ({ ...mark, startMs: time(mark.startMs) })) }),
    ...(document.durationMs === undefined ? {} : { durationMs: time(document.durationMs) }),
  };
}

function formatWarnings(
  document: ExportDocument,
  format: WrittenFormat,
  options: EncodeOptions,
): readonly Note[] {
  if (isChapterFormat(format)) {
    return chapterNotes(document.chapters ?? [], format, chapterFacts(document, options));
  }
  const written = formatById(format)!;
  const shifted = shiftFrameRate(document, options.frameRateShift);
  const prepared = written.prepare(shifted, writeOptions(options));
  const isRateAssumed = written.countsFrames === true && options.frameRate === undefined;
  const facts = { format: written.name, framesPerSecond: framesPerSecond(defaultFrameRate) };
  return [
    ...(isRateAssumed ? [note('frame-rate-assumed', facts)] : []),
    ...(losesWords(shifted, written, options) ? [note('bilingual-without-words', {})] : []),
    ...lossesOf(prepared.document, written, options.wordTimes === true),
    ...(written.notes?.(prepared.document, prepared.options) ?? []),
  ];
}

/** Words that the file could have told the times of. */
function losesWords(
  document: ExportDocument,
  { id, carries }: SubtitleFormat,
  { wordTimes }: EncodeOptions,
): boolean {
  if (document.second === undefined || !isBilingualFormat(id) || !carries.has('words')) return false;
  return (
    wordTimes !== false && featuresOf(document, { countsMeasuredWords: wordTimes === true }).has('words')
  );
}

function missingWarnings(missing: readonly string[], encoding: OutputEncoding): readonly Note[] {
  if (missing.length === 0) return [];
  const characters = missing.slice(0, namedCharacters).map(showCharacter);
  const more = missing.length - characters.length;
  return [note('replaced-characters', { encoding: encodingNames[encoding], characters, more })];
}
