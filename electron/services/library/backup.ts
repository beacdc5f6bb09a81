import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Database } from 'better-sqlite3';
import { schemaVersion } from './migrations/migrate.ts';

/** How many of the daily copies are kept; those made before a migration all are. */
const dailyBackups = 2;
const dayMs = 24 * 3600 * 1000;
/** A step takes well under a millisecond, and calls have their turn between two. */
const pagesPerStep = 100;

/** A whole copy, made before a migration. Answers with its path. */
export function backUpLibrary(db: Database, folder: string): string {
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
 * copied when the newest backup is younger or there is nothing in the library yet.
 */
export async function backUpDaily(db: Database, folder: string, now = new Date()): Promise<void> {
  const newest = backupNames(folder).at(-1);
  if (newest !== undefined && stampOf(newest) > timeStamp(new Date(now.getTime() - dayMs))) return;
  if (db.prepare('SELECT 1 FROM media LIMIT 1').get() === undefined) return;
  const { file, partial } = newBackup(db, folder, '.daily', now);
  try {
    await db.backup(partial, { progress: () => pagesPerStep });
    renameSync(partial, file);
  } finally {
    rmSync(partial, { force: true });
  }
  const daily = backupNames(folder).filter((name) => name.endsWith('.daily.sqlite'));
  for (const old of daily.slice(0, -dailyBackups)) rmSync(path.join(folder, old));
}

export function newestBackup(folder: string): string | undefined {
  const newest = backupNames(folder).at(-1);
  return newest === undefined ? undefined : path.join(folder, newest);
}

/** Sorts by time; no file system refuses it. */
export function timeStamp(date = new Date()): string {
  return date.toISOString().replace(/[:.]/g, '-');
}

/** Half a copy never bears a backup's name. */
function newBackup(db: Database, folder: string, suffix: string, now?: Date) {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `library-v${schemaVersion(db)}-${timeStamp(now)}${suffix}.sqlite`);
  const partial = `${file}.part`;
  rmSync(partial, { force: true });
  return { file, partial };
}

/** By time. */
function backupNames(folder: string): readonly string[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    // Nothing was ever backed up.
    return [];
  }
  return names
    .filter((name) => /^library-v\d+-.*\.sqlite$/.test(name))
    .sort((a, b) => (stampOf(a) < stampOf(b) ? -1 : 1));
}

function stampOf(name: string): string {
  return name.replace(/^library-v\d+-/, '').replace(/(\.daily)?\.sqlite$/, '');
}
