import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { readModelLock } from '../layout/lock-file.ts';

/**
 * Tells one set of weights from another, so that results of two models are never mixed: the pinned hashes, or
 * for a user's own folder without a lock its files' names, sizes and times.
 */
export async function modelIdentity(folder: string): Promise<string> {
  const lock = await readModelLock(folder);
  const facts = lock ? lock.files.map((file) => [file.path, file.sha256]) : await fileFacts(folder);
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 32);
}

async function fileFacts(folder: string): Promise<unknown[]> {
  const names = await readdir(folder, { recursive: true });
  const facts: unknown[] = [];
  for (const name of names.toSorted()) {
    const info = await stat(path.join(folder, name));
    if (info.isFile()) facts.push([name, info.size, info.mtimeMs]);
  }
  return facts;
}
