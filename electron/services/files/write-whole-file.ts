import { link, open, rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { SidecutError } from '../../../core/errors.ts';
import { looseScratch, newPartPath } from './scratch.ts';
import type { Scratch } from './scratch.ts';

/**
 * Writes a file so that nobody ever sees half of it: under a temporary name beside the target, flushed, then
 * renamed. Without `overwrite` a file that is there already is kept and `file-exists` is thrown. Whether it may be
 * replaced at all is asked before, see [Note: What no export replaces].
 */
export async function writeWholeFile(
  path: string,
  content: string | Uint8Array,
  { overwrite, scratch = looseScratch }: { readonly overwrite: boolean; readonly scratch?: Scratch },
): Promise<void> {
  try {
    await scratch.beside(dirname(path), async (temporary) => {
      await writeThrough(temporary, content);
      await moveIntoPlace(path, temporary, overwrite);
    });
  } catch (error) {
    throw explainWriteFailure(error, path);
  }
}

async function writeThrough(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Gives a finished file its name; without `overwrite` only when the name is free, else `file-exists`. */
export async function moveIntoPlace(path: string, temporary: string, overwrite: boolean): Promise<void> {
  if (overwrite) return rename(temporary, path);
  try {
    // A hard link fails when the name is taken, which a rename would silently replace.
    await link(temporary, path);
    await rm(temporary);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new SidecutError('file-exists', { reason: 'taken', path });
    // File systems without hard links (FAT, some network shares).
    if (code === 'EPERM' || code === 'ENOTSUP' || code === 'ENOSYS') return rename(temporary, path);
    throw error;
  }
}

/** Fails when files cannot be made in this folder, before any long work is begun. */
export async function ensureWritableFolder(folder: string): Promise<void> {
  const probe = newPartPath(folder);
  try {
    await (await open(probe, 'wx')).close();
    await rm(probe);
  } catch (error) {
    throw explainWriteFailure(error, probe);
  }
}

export function explainWriteFailure(error: unknown, path: string): unknown {
  if (error instanceof SidecutError) return error;
  const folder = dirname(path);
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new SidecutError('disk-full', { reason: 'file', path }, { cause: error, retryable: true });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new SidecutError('output-unwritable', { reason: 'permission', folder }, { cause: error });
    case 'ENOENT':
    case 'ENOTDIR':
      return new SidecutError('output-unwritable', { reason: 'no-folder', folder }, { cause: error });
    case 'EISDIR':
      return new SidecutError('output-unwritable', { reason: 'is-folder', path }, { cause: error });
    case 'ENAMETOOLONG':
      return new SidecutError(
        'output-unwritable',
        { reason: 'name', name: basename(path), fault: 'too-long' },
        { cause: error },
      );
    default:
      return error;
  }
}
