import { SidecutError } from '../../../core/errors.ts';
import { tryFileLock } from '../../services/locks/file-lock.ts';
import type { FileLock } from '../../services/locks/file-lock.ts';
import { dataFiles } from '../data-folder.ts';

/** Two processes on one data folder would do each job twice. Returns the way to give it back; see [Note: File locks]. */
export function holdDataFolder(home: string): () => void {
  const lock = tryHoldDataFolder(home);
  if (lock !== undefined) return () => lock.release();
  throw new SidecutError('job-locked', { folder: home }, { retryable: true });
}

/** Undefined when another process has it. */
export function tryHoldDataFolder(home: string): FileLock | undefined {
  try {
    return tryFileLock(dataFiles(home).lock);
  } catch (cause) {
    const { message } = cause as NodeJS.ErrnoException;
    const facts = { folder: home, problem: message };
    throw new SidecutError('output-unwritable', { reason: 'data-folder', ...facts }, { cause });
  }
}
