import { existsSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { SidecutError } from '../../../core/errors.ts';
import { closeToOthers } from '../../system/close-to-others.ts';
import { makeFolder } from '../../system/make-folder.ts';
import { keepAllBackups, newestBackup, timeStamp } from './backup-files.ts';
import { backUpLibrary } from './backup.ts';
import { explainDatabaseError, saysDamaged, saysNoSharedMemory } from './database-errors.ts';
import type { Note } from '../../../core/notes.ts';
import { mendBeforeMigrations, mendRows } from './mending/mend-rows.ts';
import { findMissingColumn, restoreTables, settleVersion } from './mending/settle-schema.ts';
import { migrations as allMigrations } from './migrations/index.ts';
import { migrate, schemaVersion } from './migrations/migrate.ts';
import type { Migration } from './migrations/migration.ts';
import type { LibraryPlace } from './library-place.ts';

/** How long a write waits for another process that writes. */
const busyTimeoutMs = 5000;

/** Opens, checks and migrates; blocks, so only the library's thread calls it. */
export function openDatabase(
  place: LibraryPlace,
  migrations: readonly Migration[] = allMigrations,
  onRemark: (remark: Note) => void = () => undefined,
): Database.Database {
  const open = (access: Access) => openWith({ place, migrations, onRemark }, access);
  try {
    return open('shared');
  } catch (error) {
    if (!saysNoSharedMemory(error)) throw explainDatabaseError(error, place.file);
  }
  try {
    return open('alone');
  } catch (error) {
    throw explainDatabaseError(error, place.file);
  }
}

/**
 * `alone`: the disk is full, so that there is no room for the file in which processes share the index of the log
 * (https://www.sqlite.org/wal.html, "Use of WAL without shared-memory"). Everything can be read, and written as soon as
 * there is room; other processes wait until this one ends.
 */
type Access = 'shared' | 'alone';

interface Opening {
  readonly place: LibraryPlace;
  readonly migrations: readonly Migration[];
  readonly onRemark: (remark: Note) => void;
}

function openWith({ place, migrations, onRemark }: Opening, access: Access): Database.Database {
  let db: Database.Database | undefined;
  try {
    makeFolder(path.dirname(place.file), 0o700);
    noticeLoss(place);
    // Its log gets the permissions that it has (https://www.sqlite.org/tempfiles.html).
    closeToOthers(place.file);
    db = new Database(place.file, { timeout: busyTimeoutMs });
    if (access === 'alone') db.pragma('locking_mode = EXCLUSIVE');
    refuseNewer(db, place.file, migrations);
    const damage = findDamage(db);
    if (damage !== undefined) throw setAside(db, place, damage);
    prepare(db, place, migrations);
    // Before what is gone is made anew: an index can't be without its column.
    const lacking = findMissingColumn(db, migrations);
    if (lacking !== undefined) throw setAside(db, place, lacking);
    for (const remark of restoreTables(db, migrations, () => keptBackup(place))) onRemark(remark);
    if (migrations === allMigrations) mendRows(db);
    return db;
  } catch (error) {
    if (saysDamaged(error)) throw setAside(db, place, (error as Error).message);
    db?.close();
    throw error;
  }
}

/**
 * SQLite takes a file without a byte for a new library. Where there are copies of an earlier one it is what a full disk or
 * a broken synchronisation left of it; and where none lies there any more, its copies are kept.
 */
function noticeLoss(place: LibraryPlace): void {
  const bytes = statSync(place.file, { throwIfNoEntry: false })?.size;
  const hasCopies = newestBackup(place.backupsFolder) !== undefined;
  if (bytes === 0 && hasCopies) throw setAside(undefined, place, 'the file is empty');
  if (bytes === undefined) keepAllBackups(place.backupsFolder);
}

function prepare(db: Database.Database, place: LibraryPlace, migrations: readonly Migration[]): void {
  db.pragma('journal_mode = WAL');
  // With WAL a power cut may cost the last transactions, never the library; a killed process costs nothing.
  db.pragma('synchronous = NORMAL');
  settleVersion(db, migrations);
  if (schemaVersion(db) < migrations.length) mendBeforeMigrations(db);
  migrate(db, migrations, () => void backUpLibrary(db, place.backupsFolder));
}

/** The newest of the copies, which are all kept from now on. */
function keptBackup({ backupsFolder }: LibraryPlace): string | null {
  keepAllBackups(backupsFolder);
  return newestBackup(backupsFolder) ?? null;
}

function refuseNewer(db: Database.Database, file: string, migrations: readonly Migration[]): void {
  const version = schemaVersion(db);
  const known = migrations.length;
  if (version <= known) return;
  throw new SidecutError('library-newer', { file, version, known });
}

/** The first thing that SQLite finds wrong, in its words. */
function findDamage(db: Database.Database): string | undefined {
  const found = db.pragma('quick_check(1)', { simple: true }) as string;
  return found === 'ok' ? undefined : found;
}

/** Nothing is deleted: the file and its log get another name beside the old one. */
function setAside(db: Database.Database | undefined, place: LibraryPlace, damage: string): SidecutError {
  db?.close();
  const kept = `${place.file}.damaged-${timeStamp()}`;
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(place.file + suffix)) renameSync(place.file + suffix, kept + suffix);
  }
  const backup = keptBackup(place);
  return new SidecutError('library-damaged', { reason: 'set-aside', file: place.file, kept, backup, damage });
}
