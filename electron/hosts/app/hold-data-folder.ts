import { join } from 'node:path';
import { SidecutError } from '../../../core/errors.ts';
import { tryLock } from '../../services/files/file-lock.ts';

/** Two processes on one data folder would do each job twice. Returns the way to give it back. */
export function holdDataFolder(home: string): () => void {
  const release = lockDataFolder(home);
  if (release !== null) return release;
  throw new SidecutError('job-locked', { reason: 'data-folder', path: home }, { retryable: true });
}

/** null when another process has it. */
export function lockDataFolder(home: string): (() => void) | null {
  try {
    return tryLock(join(home, 'app.lock'));
  } catch (cause) {
    const { message } = cause as Error;
    const sentence = `Sidecut can't write to its data folder ${home} (${message}). Choose another one with SIDECUT_HOME.`;
    throw new SidecutError('output-unwritable', sentence, { cause, details: { path: home } });
  }
}
