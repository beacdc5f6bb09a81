import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { SidecutError } from '../../../core/errors.ts';

/**
 * Two processes on one data folder would do each job twice. The lock is SQLite's own on a file beside the library: the
 * operating system gives it back however the process ends, which a file with a process number can't promise.
 * Returns the way to give it back.
 */
export function holdDataFolder(home: string): () => void {
  let lock: Database.Database | undefined;
  try {
    mkdirSync(home, { recursive: true });
    lock = new Database(join(home, 'app.lock'), { timeout: 0 });
    // Nothing is ever written, so nothing needs a file to roll it back from.
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    lock?.close();
    throw explain(home, cause);
  }
  const held = lock;
  return () => held.close();
}

function explain(folder: string, cause: unknown): SidecutError {
  const { code, message } = cause as NodeJS.ErrnoException;
  return code?.startsWith('SQLITE_BUSY')
    ? new SidecutError('job-locked', { folder }, { cause, retryable: true })
    : new SidecutError('output-unwritable', { reason: 'data-folder', folder, problem: message }, { cause });
}
