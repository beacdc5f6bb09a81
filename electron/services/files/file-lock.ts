import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';

/**
 * A lock that one process at a time holds: SQLite's own on an empty file, which the operating system gives back however
 * the process ends; a file with a process number can't promise that. Returns the way to give it back, null when another
 * process (or another part of this one) has it.
 */
export function tryLock(path: string): (() => void) | null {
  let lock: Database.Database | undefined;
  try {
    mkdirSync(dirname(path), { recursive: true });
    lock = new Database(path, { timeout: 0 });
    // Nothing is ever written, so nothing needs a file to roll it back from.
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock?.close();
    if ((error as NodeJS.ErrnoException).code?.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
  const held = lock;
  return () => void held.close();
}

/** Another process can't tell us that it is done, so we ask. */
const askAgainMs = 250;

export interface LockOptions {
  readonly signal: AbortSignal;
  /** Called once when another process has it. */
  readonly onWait: () => void;
}

/** Waits for the lock. */
export async function lockFile(path: string, { signal, onWait }: LockOptions): Promise<() => void> {
  for (let tries = 0; ; tries++) {
    signal.throwIfAborted();
    const release = tryLock(path);
    if (release !== null) return release;
    if (tries === 0) onWait();
    await sleep(askAgainMs, undefined, { signal });
  }
}
