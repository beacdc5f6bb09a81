import { readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';

/**
 * [Note: Which copies are kept]
 * Copies that were made before a change of the library's form, or are of a library that was damaged, are kept for ever.
 * Of the daily ones the newest two are, and up to three that hold more than the newest: a library that lost its videos,
 * by whatever way, must not push out the copies that still have them. The clock may have been wrong when a copy was
 * stamped: one from the future counts as older than all others.
 */
const newestKept = 2;
const fullerKept = 3;

/** A clock may go wrong by this much without harm. */
const slackMs = 3600 * 1000;

/** Sorts by time; no file system refuses it. */
export function timeStamp(date = new Date()): string {
  return date.toISOString().replace(/[:.]/g, '-');
}

export function newestBackup(folder: string, now = new Date()): string | undefined {
  const newest = backupNames(folder, now).at(-1);
  return newest === undefined ? undefined : path.join(folder, newest);
}

/** Whether a copy was made within this time. */
export function hasBackupWithin(folder: string, ms: number, now: Date): boolean {
  const after = timeStamp(new Date(now.getTime() - ms));
  return backupNames(folder, now).some((name) => stampOf(name) > after && !isFromFuture(name, now));
}

/** Removes the daily copies that need not be kept any more. */
export function sweepDailyBackups(folder: string, now: Date): void {
  const daily = backupNames(folder, now).filter(isDaily).reverse();
  const newest = daily[0];
  if (newest === undefined) return;
  const least = contentOf(path.join(folder, newest));
  const older = daily
    .slice(newestKept)
    .map((name) => ({ name, content: contentOf(path.join(folder, name)) }));
  const fuller = older
    .filter(({ content }) => content.videos > least.videos || content.cues > least.cues)
    .sort((a, b) => b.content.videos - a.content.videos || b.content.cues - a.content.cues)
    .slice(0, fullerKept);
  for (const copy of older) if (!fuller.includes(copy)) rmSync(path.join(folder, copy.name));
}

/** From now on none of today's copies is removed: the library that they are of is gone. */
export function keepAllBackups(folder: string): void {
  for (const name of backupNames(folder).filter(isDaily)) {
    renameSync(path.join(folder, name), path.join(folder, name.replace(/\.daily\.sqlite$/, '.kept.sqlite')));
  }
}

interface Content {
  readonly videos: number;
  readonly cues: number;
}

/** A copy that can't be read holds nothing. */
function contentOf(file: string): Content {
  try {
    const db = new Database(file, { readonly: true });
    try {
      const count = (table: string) =>
        db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
      return { videos: count('media'), cues: count('cues') };
    } finally {
      db.close();
    }
  } catch {
    return { videos: 0, cues: 0 };
  }
}

/** By time. */
function backupNames(folder: string, now = new Date()): readonly string[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    // Nothing was ever backed up.
    return [];
  }
  const rank = (name: string) => `${isFromFuture(name, now) ? 0 : 1} ${stampOf(name)}`;
  return names
    .filter((name) => /^library-v\d+-.*\.sqlite$/.test(name))
    .sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

function isDaily(name: string): boolean {
  return name.endsWith('.daily.sqlite');
}

function isFromFuture(name: string, now: Date): boolean {
  return stampOf(name) > timeStamp(new Date(now.getTime() + slackMs));
}

function stampOf(name: string): string {
  return name.replace(/^library-v\d+-/, '').replace(/(\.daily|\.kept)?\.sqlite$/, '');
}
