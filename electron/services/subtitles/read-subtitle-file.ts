import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { SidecutError } from '../../../core/errors.ts';
import { detectFormat } from '../../../core/formats/detect-format.ts';
import type { ReadOptions } from '../../../core/formats/format-options.ts';
import { formatForFile, readableFormats, subtitleFormats } from '../../../core/formats/registry.ts';
import type { ReadableFormat, SubtitleFormat } from '../../../core/formats/registry.ts';
import type { ParsedSubtitles } from '../../../core/formats/subtitle-document.ts';
import { isStl } from '../../../core/formats/stl/blocks.ts';
import { explainReadFailure } from '../files/read-failure.ts';
import { decodeSubtitleFile } from './decode-subtitle-file.ts';
import type { DecodedFile } from './decode-subtitle-file.ts';
import { languageOfFileName } from './track-language.ts';

/** Hundreds of hours of subtitles; a larger file is something else. */
const maxBytes = 200 * 1024 * 1024;

export interface SubtitleFileOptions extends ReadOptions {
  /** As `TextDecoder` names it; found out unless given. */
  readonly encoding?: string;
}

export interface SubtitleFile extends ParsedSubtitles {
  readonly format: ReadableFormat;
  readonly encoding: string;
}

/** Reads a subtitle file of any format in any common encoding, and tells what it repaired. */
export async function readSubtitleFile(
  path: string,
  options: SubtitleFileOptions = {},
): Promise<SubtitleFile> {
  const bytes = await readBytes(path);
  refusePictures(path, bytes);
  const name = basename(path);
  const language = options.language ?? languageOfFileName(name) ?? undefined;
  const { text, encoding, problems } = decode(bytes, options.encoding, language);
  const format = detectFormat(name, text);
  if (format?.parse === undefined) throw unknownFormat(path, 'to-read');
  const parsed = format.parse(text, { ...options, ...(language === undefined ? {} : { language }) });
  const all = [...problems, ...parsed.problems].toSorted((a, b) => a.line - b.line);
  return { ...parsed, problems: all, format, encoding };
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

/** The format of a file to write, by its extension. */
export function requireWritableFormat(path: string): SubtitleFormat {
  const format = formatForFile(path);
  if (format === null) throw unknownFormat(path, 'to-write');
  return format;
}

function unknownFormat(path: string, reason: 'to-read' | 'to-write'): SidecutError {
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

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const info = await stat(path);
    if (info.isDirectory()) throw new SidecutError('file-is-directory', { wanted: 'subtitles', path });
    if (info.size > maxBytes) throw new SidecutError('bad-subtitle', { reason: 'too-large', path });
    return await readFile(path);
  } catch (error) {
    throw error instanceof SidecutError ? error : explainReadFailure(error, path);
  }
}
