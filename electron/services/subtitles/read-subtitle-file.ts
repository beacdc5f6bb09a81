import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { SidecutError } from '../../../core/errors.ts';
import type { ChapterReadOptions, ReadChapters } from '../../../core/formats/chapters/chapter-list.ts';
import { anyFormatById, formatForFile } from '../../../core/formats/registry.ts';
import type { ReadableFormat, SubtitleFormat } from '../../../core/formats/registry.ts';
import type { ParsedSubtitles } from '../../../core/formats/subtitle-document.ts';
import { explainReadFailure } from '../files/read-failure.ts';
import type { FormatProblem } from '../../../core/format-problems.ts';
import { parseChaptersInThread, parseInThread, parseTrackInThread } from './parsing/parse-in-thread.ts';
import type { NewTrack, ParsedTrack } from './parsing/parsed-track.ts';
import { unknownFormat } from './parsing/parse-work.ts';
import type { SubtitleFileOptions } from './parsing/parse-work.ts';

/** Hundreds of hours of subtitles; a larger file is something else. */
const maxBytes = 200 * 1024 * 1024;

export interface SubtitleFile extends ParsedSubtitles {
  readonly format: ReadableFormat;
  readonly encoding: string;
}

/**
 * Reads a subtitle file of any format in any common encoding, and tells what it repaired: see
 * [Note: The thread of a parser].
 */
export async function readSubtitleFile(
  path: string,
  options: SubtitleFileOptions = {},
  signal?: AbortSignal,
): Promise<SubtitleFile> {
  const bytes = await readBytes(path, signal);
  const work = { kind: 'file', path, bytes, options } as const;
  const { formatId, ...parsed } = await parseInThread(work, basename(path), { signal });
  return { ...parsed, format: anyFormatById(formatId)! };
}

/** The same as a track of a video. `fileName`: as the track's language is looked for in it. */
export async function readSubtitleTrack(
  path: string,
  options: SubtitleFileOptions,
  wanted: Omit<NewTrack, 'language'>,
  signal?: AbortSignal,
): Promise<ParsedTrack & { readonly problems: readonly FormatProblem[] }> {
  const bytes = await readBytes(path, signal);
  const work = { kind: 'file', path, bytes, options } as const;
  return parseTrackInThread(work, basename(path), { ...wanted, language: null }, { signal });
}

/** Chapters or markers of any format in any common encoding. Throws `bad-subtitle` where there are none. */
export async function readChapterFile(
  path: string,
  wanted: ChapterReadOptions & Pick<SubtitleFileOptions, 'encoding'> = {},
  signal?: AbortSignal,
): Promise<ReadChapters> {
  const { encoding, ...told } = wanted;
  const bytes = await readBytes(path, signal);
  const work = { kind: 'file', path, bytes, options: encoding === undefined ? {} : { encoding } } as const;
  return parseChaptersInThread(work, basename(path), told, { signal });
}

/** The format of a file to write, by its extension. */
export function requireWritableFormat(path: string): SubtitleFormat {
  const format = formatForFile(path);
  if (format === null) throw unknownFormat(path, 'to-write');
  return format;
}

/** In memory of their own, which can be given away. */
async function readBytes(path: string, signal: AbortSignal | undefined): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const info = await stat(path);
    if (info.isDirectory()) throw new SidecutError('file-is-directory', { wanted: 'subtitles', path });
    if (info.size > maxBytes) throw new SidecutError('bad-subtitle', { reason: 'too-large', path });
    const bytes = await readFile(path, { signal });
    return bytes.byteLength === bytes.buffer.byteLength ? bytes : Uint8Array.from(bytes);
  } catch (error) {
    signal?.throwIfAborted();
    throw error instanceof SidecutError ? error : explainReadFailure(error, path);
  }
}
