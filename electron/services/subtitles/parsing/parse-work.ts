/** What is done with the bytes of subtitles, apart from any file or program: it runs in a thread of its own. */
import { basename } from 'node:path';
import { SidecutError } from '../../../../core/errors.ts';
import type { ChapterReadOptions, ReadChapters } from '../../../../core/formats/chapters/chapter-list.ts';
import { readChapters } from '../../../../core/formats/chapters/registry.ts';
import { detectFormat } from '../../../../core/formats/detect-format.ts';
import type { ReadOptions } from '../../../../core/formats/format-options.ts';
import { formatById, readableFormats, subtitleFormats } from '../../../../core/formats/registry.ts';
import type { ParsedSubtitles } from '../../../../core/formats/subtitle-document.ts';
import { isStl } from '../../../../core/formats/stl/blocks.ts';
import { decodeSubtitleFile } from '../decode-subtitle-file.ts';
import type { DecodedFile } from '../decode-subtitle-file.ts';
import { usualText } from '../stream-text.ts';
import type { StreamText } from '../stream-text.ts';
import { languageOfFileName } from '../track-language.ts';

export interface SubtitleFileOptions extends ReadOptions {
  /** As `TextDecoder` names it; found out unless given. */
  readonly encoding?: string;
}

export type ParseWork =
  | {
      readonly kind: 'file';
      /** Tells the format where the text does not. */
      readonly path: string;
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly options: SubtitleFileOptions;
    }
  | { readonly kind: 'stream'; readonly stream: StreamText };

export interface ParsedWork extends ParsedSubtitles {
  /** Of core/formats/registry.ts. */
  readonly formatId: string;
  readonly encoding: string;
}

/** Throws `bad-subtitle`, `unknown-format`, and `usage` of an encoding that nobody knows. */
export function carryOut(work: ParseWork): ParsedWork {
  if (work.kind === 'file') return parseFile(work.path, work.bytes, work.options);
  const { id: formatId } = work.stream;
  return { ...formatById(formatId)!.parse!(usualText(work.stream)), formatId, encoding: 'utf-8' };
}

function parseFile(path: string, bytes: Uint8Array, options: SubtitleFileOptions): ParsedWork {
  refusePictures(path, bytes);
  const name = basename(path);
  const language = options.language ?? languageOfFileName(name) ?? undefined;
  const { text, encoding, problems } = decode(bytes, options.encoding, language);
  const format = detectFormat(name, text);
  if (format?.parse === undefined) throw unknownFormat(path, 'to-read');
  const parsed = format.parse(text, { ...options, ...(language === undefined ? {} : { language }) });
  const all = [...problems, ...parsed.problems].toSorted((a, b) => a.line - b.line);
  return { ...parsed, problems: all, formatId: format.id, encoding };
}

/** The chapters of a file. Throws `bad-subtitle`. */
export function carryOutChapters(work: ParseWork, options: ChapterReadOptions): ReadChapters {
  if (work.kind !== 'file') return { chapters: [], problems: [] };
  const name = basename(work.path);
  const { text, problems } = decodeSubtitleFile(work.bytes, work.options.encoding);
  const read = readChapters(name, text, options);
  return { ...read, problems: [...problems, ...read.problems] };
}

/** EBU STL is bytes, not text: each character of what its reader gets is one. */
function decode(bytes: Uint8Array, encoding: string | undefined, language: string | undefined): DecodedFile {
  if (!isStl(String.fromCharCode(...bytes.subarray(0, 20))))
    return decodeSubtitleFile(bytes, encoding, language);
  return { text: textOfBytes(bytes), encoding: 'binary', problems: [] };
}

function textOfBytes(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

export function unknownFormat(path: string, reason: 'to-read' | 'to-write'): SidecutError {
  const formats = reason === 'to-read' ? readableFormats() : subtitleFormats();
  const known = formats.map(({ id, extensions }) => extensions[0] ?? id);
  return new SidecutError('unknown-format', { reason, path, known });
}

/** VobSub (an MPEG stream named `.sub`, its index beside it) and Blu-ray's PGS hold pictures of text. */
function refusePictures(path: string, bytes: Uint8Array): void {
  const startsWith = (...start: readonly number[]): boolean => start.every((byte, i) => bytes[i] === byte);
  const isIndex = /\.idx$/i.test(path);
  if (!startsWith(0, 0, 1, 0xba) && !startsWith(0x50, 0x47) && !isIndex) return;
  throw new SidecutError('bad-subtitle', { reason: 'picture-file', path });
}
