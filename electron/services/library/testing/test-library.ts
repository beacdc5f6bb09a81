import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Database } from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import type { LibraryPlace } from '../library-place.ts';
import { openLibrary } from '../open-library.ts';
import type { Library, Repositories } from '../library.ts';
import { openDatabase } from '../open-database.ts';
import { openRepositories } from '../open-repositories.ts';

/** Gone when the test ends. */
export function testPlace(): LibraryPlace {
  const folder = mkdtempSync(path.join(tmpdir(), 'sidecut-library-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return { file: path.join(folder, 'library.sqlite'), backupsFolder: path.join(folder, 'backups') };
}

/** In this thread, for what has nothing to do with threads. */
export function testRepositories(place = testPlace()): Repositories & { readonly db: Database } {
  const db = openDatabase(place);
  onTestFinished(() => void db.close());
  return { ...openRepositories(db), db };
}

/** As services use it. */
export async function testLibrary(place = testPlace()): Promise<Library> {
  const library = await openLibrary(place);
  onTestFinished(() => library.close());
  return library;
}
