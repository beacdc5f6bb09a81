import { SidecutError } from '../../../../core/errors.ts';
import type { Disk } from '../hub/disk.ts';

/** Left free after a download, for the rest of the system. */
const reserveBytes = 64 * 1024 ** 2;

export async function requireFreeSpace(
  disk: Disk,
  folder: string,
  neededBytes: number,
  model: string,
): Promise<void> {
  const freeBytes = await disk.freeBytes(folder);
  if (neededBytes === 0 || freeBytes >= neededBytes + reserveBytes) return;
  const facts = { model, folder, neededBytes, freeBytes, reserveBytes };
  throw new SidecutError('disk-full', { reason: 'model-space', ...facts });
}

/** Tells what the codes of the file system, and SQLite's of a lock, mean here; anything unexpected comes back as it was. */
export function storageError(error: unknown, folder: string): unknown {
  if (!(error instanceof Error) || error instanceof SidecutError || !('code' in error)) return error;
  const options = { cause: error };
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'SQLITE_FULL':
      return new SidecutError('disk-full', { reason: 'models-folder', folder }, options);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_READONLY':
      return new SidecutError('output-unwritable', { reason: 'models-folder-denied', folder }, options);
    case 'ENOTDIR':
    case 'EEXIST':
      return new SidecutError('output-unwritable', { reason: 'models-folder-taken', folder }, options);
    default:
      return error;
  }
}
