import { existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { note } from '../../../../core/notes.ts';
import type { Note } from '../../../../core/notes.ts';
import { closeToOthers } from '../../../system/close-to-others.ts';
import { makeFolder } from '../../../system/make-folder.ts';
import { timeStamp } from '../../library/backup-files.ts';
import { saysDamaged } from '../../library/database-errors.ts';
import { migrate, schemaVersion } from '../../library/migrations/migrate.ts';
import { applicationId, indexMigrations, pageBytes } from './schema.ts';

/** How long a write waits for another process that writes. */
const busyTimeoutMs = 5000;
const cachedKb = 64 * 1024;

export interface OpenedIndex {
  readonly db: Database.Database;
  readonly remarks: readonly Note[];
}

/**
 * Whatever can't be used (damaged, of a later Sidecut, another program's) is put aside and an empty index begun: all that
 * is in it can be made again. A whole look through a file of gigabytes would take longer than the search, so damage
 * further in shows when it is met, see `putAside`.
 */
export function openIndexFile(file: string): OpenedIndex {
  makeFolder(path.dirname(file), 0o700);
  closeToOthers(file);
  const db = openKnown(file);
  if (db !== undefined) return { db, remarks: [] };
  putAside(file);
  return { db: openNew(file), remarks: [note('search-index-begun-again', {})] };
}

/** Under another name, with its log; nothing is deleted. */
export function putAside(file: string): void {
  const kept = `${file}.damaged-${timeStamp()}`;
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, kept + suffix);
  }
}

/** Undefined where what lies there is none of ours. */
function openKnown(file: string): Database.Database | undefined {
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { timeout: busyTimeoutMs });
    const version = schemaVersion(db);
    const isOurs =
      version === 0 ? isEmpty(db) : db.pragma('application_id', { simple: true }) === applicationId;
    if (isOurs && version <= indexMigrations.length) return prepare(db);
    db.close();
    return undefined;
  } catch (error) {
    db?.close();
    if (saysDamaged(error)) return undefined;
    throw error;
  }
}

function openNew(file: string): Database.Database {
  closeToOthers(file);
  return prepare(new Database(file, { timeout: busyTimeoutMs }));
}

function isEmpty(db: Database.Database): boolean {
  return db.prepare('SELECT 1 FROM sqlite_schema').get() === undefined;
}

function prepare(db: Database.Database): Database.Database {
  // Only of a new file.
  db.pragma(`page_size = ${pageBytes}`);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.pragma(`cache_size = -${cachedKb}`);
  migrate(db, indexMigrations, () => undefined);
  return db;
}
