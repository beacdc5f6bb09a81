import { mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { closeToOthers } from '../../system/close-to-others.ts';
import { hasBackupWithin, sweepDailyBackups, timeStamp } from './backup-files.ts';
import { schemaVersion } from './migrations/migrate.ts';

const dayMs = 24 * 3600 * 1000;
/** A step takes well under a millisecond, and calls have their turn between two. */
const pagesPerStep = 100;

/** A whole copy, made before a migration. Answers with its path. */
export function backUpLibrary(db: Database.Database, folder: string): string {
  const { file, partial } = newBackup(db, folder, '');
  try {
    db.prepare('VACUUM INTO ?').run(partial);
    renameSync(partial, file);
  } finally {
    rmSync(partial, { force: true });
  }
  return file;
}

/**
 * A copy once a day, step by step while the library is in use: what a damaged library is mended with. Nothing is
 * copied when the newest backup is younger or there is nothing in the library yet. See [Note: Which copies are kept].
 */
export async function backUpDaily(db: Database.Database, folder: string, now = new Date()): Promise<void> {
  if (hasBackupWithin(folder, dayMs, now)) return;
  if (db.prepare('SELECT 1 FROM media LIMIT 1').get() === undefined) return;
  const { file, partial } = newBackup(db, folder, '.daily', now);
  try {
    await db.backup(partial, { progress: () => pagesPerStep });
    closeUp(partial);
    renameSync(partial, file);
  } finally {
    rmSync(partial, { force: true });
  }
  sweepDailyBackups(folder, now);
}

/** The copy keeps no log beside it, so that it is one file also after it was read. */
function closeUp(file: string): void {
  const copy = new Database(file);
  copy.pragma('journal_mode = DELETE');
  copy.close();
}

/** Later than the start, so that it does not take the disk from what a start reads. */
const firstLookMs = 60_000;
/** An app may stay open for weeks. */
const laterLooksMs = 3600 * 1000;

/** Looks whether a copy is due, now and then, as long as the library is open. */
export function keepBackingUp(db: Database.Database, folder: string): void {
  const look = () => {
    if (!db.open) {
      clearInterval(later);
      return;
    }
    // A library that can't be copied today, for want of space say, is better than none.
    backUpDaily(db, folder).catch(() => undefined);
  };
  setTimeout(look, firstLookMs).unref();
  const later = setInterval(look, laterLooksMs).unref();
}

/** Half a copy never bears a backup's name. */
function newBackup(db: Database.Database, folder: string, suffix: string, now?: Date) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, `library-v${schemaVersion(db)}-${timeStamp(now)}${suffix}.sqlite`);
  const partial = `${file}.part`;
  rmSync(partial, { force: true });
  // SQLite takes an empty file for a new one.
  closeToOthers(partial);
  return { file, partial };
}
