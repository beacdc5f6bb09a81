import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { SidecutError } from '../../../core/errors.ts';
import { detectFormat } from '../../../core/formats/detect-format.ts';
import type { ReadOptions } from '../../../core/formats/format-options.ts';
import { formatForFile, subtitleFormats } from '../../../core/formats/registry.ts';
import type { SubtitleFormat } from '../../../core/formats/registry.ts';
import type { ParsedSubtitles } from '../../../core/formats/subtitle-document.ts';
import { decodeSubtitleFile } from './decode-subtitle-file.ts';

/** Hundreds of hours of subtitles; a larger file is something else. */
const largestBytes = 200 * 1024 * 1024;

export interface SubtitleFileOptions extends ReadOptions {
  /** As `TextDecoder` names it; found out unless given. */
  readonly encoding?: string;
}

export interface SubtitleFile extends ParsedSubtitles {
  readonly format: SubtitleFormat;
  readonly encoding: string;
}

/** Reads a subtitle file of any format in any common encoding, and tells what it repaired. */
export async function readSubtitleFile(
  path: string,
  options: SubtitleFileOptions = {},
): Promise<SubtitleFile> {
  const bytes = await readBytes(path);
  refusePictures(path, bytes);
  const { text, encoding, problems } = decodeSubtitleFile(bytes, options.encoding);
  const format = detectFormat(basename(path), text);
  if (format?.parse === undefined) throw unknownFormat(path, 'parse');
  const parsed = format.parse(text, options);
  const all = [...problems, ...parsed.problems].toSorted((a, b) => a.line - b.line);
  return { ...parsed, problems: all, format, encoding };
}

/** The format of a file to write, by its extension. */
export function requireWritableFormat(path: string): SubtitleFormat {
  const format = formatForFile(path);
  if (format === null) throw unknownFormat(path, 'write');
  return format;
}

function unknownFormat(path: string, use: 'parse' | 'write'): SidecutError {
  const known = subtitleFormats().filter((candidate) => candidate[use]);
  const list = known.map((candidate) => `.${candidate.extensions[0] ?? candidate.id}`).join(', ');
  const what =
    use === 'parse' ? 'is no subtitle file that Sidecut can read' : 'has no extension that Sidecut can write';
  return new SidecutError('unknown-format', `${path} ${what}: use one of ${list}.`);
}

/** VobSub (an MPEG stream named `.sub`, its index beside it) and Blu-ray's PGS hold pictures of text. */
function refusePictures(path: string, bytes: Uint8Array): void {
  const startsWith = (...start: readonly number[]): boolean => start.every((byte, i) => bytes[i] === byte);
  const isIndex = /\.idx$/i.test(path);
  if (!startsWith(0, 0, 1, 0xba) && !startsWith(0x50, 0x47) && !isIndex) return;
  throw new SidecutError(
    'bad-subtitle',
    `${path} holds pictures of text, not text: Sidecut can't read it. Transcribe the video, or look for the subtitles as SRT.`,
  );
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const info = await stat(path);
    if (info.isDirectory()) {
      throw new SidecutError('file-is-directory', `${path} is a folder; name a subtitle file in it.`);
    }
    if (info.size > largestBytes) {
      throw new SidecutError('bad-subtitle', `${path} is too large to be a subtitle file.`);
    }
    return await readFile(path);
  } catch (error) {
    if (error instanceof SidecutError) throw error;
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new SidecutError('file-not-found', `There is no file ${path}.`, { cause: error });
    }
    throw new SidecutError('file-unreadable', `${path} can't be read: check its permissions.`, {
      cause: error,
    });
  }
}
