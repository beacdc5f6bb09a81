import { readFile, stat } from 'node:fs/promises';
import { SidecutError } from '../../../core/errors.ts';
import { decodeSubtitleBytes } from '../../../core/formats/decode-bytes.ts';
import { formatForFile, subtitleFormats } from '../../../core/formats/registry.ts';
import type { SubtitleFormat } from '../../../core/formats/registry.ts';
import type { ParsedSubtitles } from '../../../core/formats/subtitle-document.ts';

/** Hundreds of hours of subtitles; a larger file is something else. */
const largestBytes = 200 * 1024 * 1024;

/** Reads a subtitle file by its extension, in any common encoding, and tells what it repaired. */
export async function readSubtitleFile(path: string): Promise<ParsedSubtitles> {
  const format = requireFormat(path, 'parse');
  const bytes = await readBytes(path);
  const { text, problems } = decodeSubtitleBytes(bytes);
  const parsed = format.parse!(text);
  return { ...parsed, problems: [...problems, ...parsed.problems] };
}

/** The format of a file name, if it can be read or written as asked. */
export function requireFormat(path: string, use: 'parse' | 'write'): SubtitleFormat {
  const format = formatForFile(path);
  if (format?.[use]) return format;
  const known = subtitleFormats().filter((candidate) => candidate[use]);
  const list = known.map((candidate) => `.${candidate.extensions[0] ?? candidate.id}`).join(', ');
  throw new SidecutError(
    'unknown-format',
    `${path} has no extension that Sidecut can ${use === 'parse' ? 'read' : 'write'}: use one of ${list}.`,
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
