import { open, statfs } from 'node:fs/promises';
import { SidecutError } from '../../../../core/errors.ts';
import { formatBytes } from '../format-bytes.ts';

export interface PartHandle {
  write(chunk: Uint8Array): Promise<unknown>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** The two things of the file system that a full disk shows itself in. */
export interface Storage {
  freeBytes(folder: string): Promise<number>;
  /** Creates the file, or goes on at its end. */
  openForAppend(file: string): Promise<PartHandle>;
}

export const diskStorage: Storage = {
  async freeBytes(folder) {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  },
  async openForAppend(file) {
    const handle = await open(file, 'a');
    return {
      // Unlike `write`, `appendFile` does not stop in the middle of a chunk.
      write: (chunk) => handle.appendFile(chunk),
      sync: () => handle.sync(),
      close: () => handle.close(),
    };
  },
};

/** Left free after a download, for the rest of the system. */
const reserveBytes = 64 * 1024 ** 2;

export async function requireFreeSpace(
  storage: Storage,
  folder: string,
  neededBytes: number,
  what: string,
): Promise<void> {
  const freeBytes = await storage.freeBytes(folder);
  if (neededBytes === 0 || freeBytes >= neededBytes + reserveBytes) return;
  throw new SidecutError(
    'disk-full',
    `${what} needs ${formatBytes(neededBytes)} more, and the disk of ${folder} has ${formatBytes(freeBytes)} free ` +
      `(${formatBytes(reserveBytes)} of them stay free). Free some space, or let SIDECUT_HOME name a folder on ` +
      'another disk.',
    { details: { folder, neededBytes, freeBytes } },
  );
}

/** Turns the file system's codes into sentences; anything unexpected comes back as it was. */
export function storageError(error: unknown, folder: string): unknown {
  if (!(error instanceof Error) || error instanceof SidecutError || !('code' in error)) return error;
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new SidecutError(
        'disk-full',
        `The disk of ${folder} is full. What was downloaded is kept: free some space and give the same command again.`,
        { cause: error, details: { folder } },
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new SidecutError(
        'output-unwritable',
        `Sidecut may not write to ${folder}. Allow it, or let SIDECUT_HOME name another folder.`,
        { cause: error, details: { folder } },
      );
    case 'ENOTDIR':
    case 'EEXIST':
      return new SidecutError(
        'output-unwritable',
        `${folder} can't be made: there is a file of that name on the way. Let SIDECUT_HOME name another folder.`,
        { cause: error, details: { folder } },
      );
    default:
      return error;
  }
}
