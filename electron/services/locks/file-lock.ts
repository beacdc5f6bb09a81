import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { closeToOthers } from '../../system/close-to-others.ts';
import { makeFolder } from '../../system/make-folder.ts';

/**
 * [Note: File locks]
 * One process at a time, and in it one owner. The lock is SQLite's own on a file that holds nothing: the operating system
 * gives it back however the process ends. A file with a process number in it can't promise that: the number of a dead
 * owner is given to another process, and between finding an owner dead and taking over a third one slips in. The file
 * stays behind: whoever deleted it would leave two owners, one on the deleted file and one on the new.
 */
export interface FileLock extends Disposable {
  release(): void;
}

/** So long two that ask at once get out of each other's way; a lock that is held is told after it. */
const busyMs = 50;
/** How often a held lock is asked for again. */
const pollMs = 100;

/** A database that nobody refers to is closed with the next garbage collection, and its lock is gone. */
const held = new Set<Database.Database>();

/** Takes the lock, or tells by undefined that another holds it. The folder is made. */
export function tryFileLock(file: string): FileLock | undefined {
  makeFolder(path.dirname(file), 0o700);
  closeToOthers(file);
  const database = new Database(file, { timeout: busyMs });
  try {
    // Nothing is ever written, so nothing needs a file to roll it back from.
    database.pragma('journal_mode = MEMORY');
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return undefined;
    throw error;
  }
  held.add(database);
  const release = () => {
    held.delete(database);
    database.close();
  };
  return { release, [Symbol.dispose]: release };
}

/** Takes the lock as soon as whoever holds it gives it back; `onWait` is told once when somebody does. */
export async function waitForFileLock(
  file: string,
  { signal, onWait }: { readonly signal?: AbortSignal; readonly onWait?: () => void } = {},
): Promise<FileLock> {
  for (let tries = 0; ; tries++) {
    signal?.throwIfAborted();
    const lock = tryFileLock(file);
    if (lock !== undefined) return lock;
    if (tries === 0) onWait?.();
    // An abort is told above.
    await sleep(pollMs, undefined, { ...(signal && { signal }) }).catch(() => undefined);
  }
}
