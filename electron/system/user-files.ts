/**
 * The calls of `node:fs/promises` for files on a person's drives, see [Note: Drives that do not answer]. What the data
 * folder holds does not need them.
 */
import { constants } from 'node:fs';
import type { Dirent, Stats } from 'node:fs';
import * as fs from 'node:fs/promises';
import { SidecutError } from '../../core/errors.ts';
import { drives } from './drives.ts';
import type { Wish } from './drives.ts';

/** Windows does not know the wish. */
const withoutWaiting = process.platform === 'win32' ? 0 : constants.O_NONBLOCK;

/** A file that is open for reading. */
export interface UserFile {
  readonly size: number;
  readonly mtimeMs: number;
  /** Answers how many bytes came; 0 at the end. */
  read(into: Uint8Array, offset: number, length: number, position: number): Promise<number>;
  close(): Promise<void>;
}

export function stat(path: string, wish?: Wish): Promise<Stats> {
  return drives.ask(path, () => fs.stat(path), wish);
}

export function realpath(path: string, wish?: Wish): Promise<string> {
  return drives.ask(path, () => fs.realpath(path), wish);
}

export function access(path: string, mode: number): Promise<void> {
  return drives.ask(path, () => fs.access(path, mode));
}

export function readNames(folder: string): Promise<readonly string[]> {
  return drives.ask(folder, () => fs.readdir(folder), { folder });
}

export function readEntries(folder: string): Promise<readonly Dirent[]> {
  return drives.ask(folder, () => fs.readdir(folder, { withFileTypes: true }), { folder });
}

/**
 * Opens what is a file: a pipe or a device would keep its reader waiting, so it is looked at first, and opened without
 * waiting should it have become one in between. Throws `file-unreadable` for what is none.
 */
export async function openFile(path: string): Promise<UserFile> {
  if (!(await stat(path)).isFile()) throw notAFile(path);
  const file = await drives.ask(path, () => fs.open(path, constants.O_RDONLY | withoutWaiting));
  try {
    const found = await drives.ask(path, () => file.stat());
    if (!found.isFile()) throw notAFile(path);
    return {
      size: found.size,
      mtimeMs: found.mtimeMs,
      read: async (into, offset, length, position) =>
        (await drives.ask(path, () => file.read(into, offset, length, position))).bytesRead,
      close: () => close(file),
    };
  } catch (error) {
    await close(file);
    throw error;
  }
}

/** Not waited for where the drive is gone: there is nothing to lose in a file that was read. */
function close(file: fs.FileHandle): Promise<void> {
  const closed = file.close().catch(() => undefined);
  return Promise.race([closed, new Promise<void>((resolve) => setTimeout(resolve, closingMs).unref())]);
}

const closingMs = 1000;

function notAFile(path: string): SidecutError {
  return new SidecutError('file-unreadable', { reason: 'special', path });
}
