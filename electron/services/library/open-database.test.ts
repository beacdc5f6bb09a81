import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { isSidecutError } from '../../../core/errors.ts';
import type { SidecutError } from '../../../core/errors.ts';
import { backUpLibrary } from './backup.ts';
import type { LibraryPlace } from './library-place.ts';
import { openDatabase } from './open-database.ts';
import { openRepositories } from './open-repositories.ts';
import { insertCues, sampleCue, sampleMedia, sampleTrack } from './testing/sample-project.ts';
import { applyMachine } from './testing/project-steps.ts';
import { testPlace } from './testing/test-library.ts';

/** A library with enough cues to fill some hundred pages. */
function filledLibrary(): LibraryPlace {
  const place = testPlace();
  const db = openDatabase(place);
  const repositories = openRepositories(db);
  repositories.media.add(sampleMedia());
  const cues = Array.from({ length: 500 }, (_, number) => sampleCue(number));
  const track = sampleTrack();
  applyMachine(repositories, 'talk', [
    { kind: 'track', before: null, after: track },
    ...insertCues(track.id, cues),
  ]);
  db.close();
  return place;
}

/** Overwrites every fourth page but the first with noise. */
function damage(file: string): Buffer {
  const bytes = readFileSync(file);
  for (let page = 4; page * 4096 < bytes.length; page += 4) bytes.fill(0xab, page * 4096, page * 4096 + 2048);
  writeFileSync(file, bytes);
  return bytes;
}

function openingError(place: LibraryPlace): SidecutError {
  try {
    openDatabase(place).close();
  } catch (error) {
    return error as SidecutError;
  }
  throw new Error('The library was opened.');
}

describe('opening the library', () => {
  it('makes a new one with a write-ahead log and foreign keys', () => {
    const db = openDatabase(testPlace());
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(db.pragma('synchronous', { simple: true })).toBe(1);
    expect(() => db.prepare("INSERT INTO projects VALUES ('nobody', 1)").run()).toThrow('FOREIGN KEY');
    db.close();
  });

  it('sets a damaged file aside, whole, and begins with an empty one next time', () => {
    const place = filledLibrary();
    const damaged = damage(place.file);
    const error = openingError(place);
    expect(error).toMatchObject({ code: 'library-damaged', facts: { reason: 'set-aside', backup: null } });
    expect(existsSync(place.file)).toBe(false);
    const kept = readdirSync(path.dirname(place.file)).find((name) => name.includes('.damaged-'));
    expect(readFileSync(path.join(path.dirname(place.file), kept!)).equals(damaged)).toBe(true);

    const db = openDatabase(place);
    expect(openRepositories(db).media.list()).toEqual([]);
    db.close();
  });

  it('names the newest backup and the place to copy it to, and that copy opens', () => {
    const place = filledLibrary();
    const db = openDatabase(place);
    const backup = backUpLibrary(db, place.backupsFolder);
    db.close();
    writeFileSync(path.join(place.backupsFolder, 'library-v1-2020-01-01T00-00-00-000Z.sqlite'), 'older');
    damage(place.file);
    const error = openingError(place);
    expect(error.facts).toMatchObject({ file: place.file, backup });

    writeFileSync(place.file, readFileSync(backup));
    const restored = openDatabase(place);
    expect(openRepositories(restored).tracks.list('talk')[0]?.cueCount).toBe(500);
    restored.close();
  });

  it('sets a file aside that is no database', () => {
    const place = testPlace();
    writeFileSync(place.file, 'These are my notes, not a library. '.repeat(200));
    expect(isSidecutError(openingError(place), 'library-damaged')).toBe(true);
    const kept = readdirSync(path.dirname(place.file)).find((name) => name.includes('.damaged-'));
    expect(readFileSync(path.join(path.dirname(place.file), kept!), 'utf8')).toContain('These are my notes');
  });

  it('leaves a library of a newer version as it is', () => {
    const place = filledLibrary();
    const db = new Database(place.file);
    db.pragma('user_version = 99');
    db.close();
    const before = readFileSync(place.file);
    const error = openingError(place);
    expect(error).toMatchObject({ code: 'library-newer', facts: { file: place.file, version: 99 } });
    expect(readFileSync(place.file).equals(before)).toBe(true);
  });

  it('says what to do when the folder can not be written to', () => {
    const place = testPlace();
    const file = path.join(place.file, 'inside-a-file', 'library.sqlite');
    writeFileSync(place.file, '');
    expect(openingError({ ...place, file }).code).toBe('output-unwritable');
  });
});
