import Database from 'better-sqlite3';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { newestBackup } from './backup-files.ts';
import { backUpDaily, backUpLibrary, keepBackingUp } from './backup.ts';
import { migrations } from './migrations/index.ts';
import { openDatabase } from './open-database.ts';
import { openRepositories } from './open-repositories.ts';
import { sampleMedia } from './testing/sample-project.ts';
import { testPlace, testRepositories } from './testing/test-library.ts';

const version = migrations.length;
const day = (number: number, hour = 12) => new Date(Date.UTC(2030, 0, number, hour));

it('a library that is empty or was copied less than a day ago is not copied', async () => {
  const place = testPlace();
  const { db, media } = testRepositories(place);
  await backUpDaily(db, place.backupsFolder, day(1));
  expect(newestBackup(place.backupsFolder)).toBe(undefined);
  media.add(sampleMedia());
  await backUpDaily(db, place.backupsFolder, day(1));
  await backUpDaily(db, place.backupsFolder, day(2, 11));
  expect(readdirSync(place.backupsFolder)).toEqual([
    `library-v${version}-2030-01-01T12-00-00-000Z.daily.sqlite`,
  ]);
});

it('of the daily copies two are kept, and every copy made before a migration', async () => {
  const place = testPlace();
  const { db, media } = testRepositories(place);
  media.add(sampleMedia());
  const beforeMigration = backUpLibrary(db, place.backupsFolder);
  for (const number of [1, 2, 3, 4]) await backUpDaily(db, place.backupsFolder, day(number));
  expect(readdirSync(place.backupsFolder)).toEqual([
    path.basename(beforeMigration),
    `library-v${version}-2030-01-03T12-00-00-000Z.daily.sqlite`,
    `library-v${version}-2030-01-04T12-00-00-000Z.daily.sqlite`,
  ]);
});

it('what is written while a copy is made is in it or not, and the copy is whole', async () => {
  const place = testPlace();
  const { db, media } = testRepositories(place);
  for (let number = 0; number < 2000; number++) media.add(sampleMedia(`video-${number}`));
  const copied = backUpDaily(db, place.backupsFolder);
  for (let number = 0; number < 50; number++) {
    await new Promise(setImmediate);
    media.add(sampleMedia(`late-${number}`));
  }
  await copied;
  const copy = openDatabase({ ...place, file: newestBackup(place.backupsFolder)! });
  expect(openRepositories(copy).media.list().length).toBeOneOf(
    Array.from({ length: 51 }, (_, late) => 2000 + late),
  );
  copy.close();
});

it('a copy that the closing library cuts off leaves nothing behind', async () => {
  const place = testPlace();
  const { db, media } = testRepositories(place);
  for (let number = 0; number < 2000; number++) media.add(sampleMedia(`video-${number}`));
  const copied = backUpDaily(db, place.backupsFolder);
  await new Promise(setImmediate);
  db.close();
  await expect(copied).rejects.toThrow('not open');
  expect(readdirSync(place.backupsFolder)).toEqual([]);
});

/** A library with so many videos, in the same place as any before it. */
function libraryWith(place: ReturnType<typeof testPlace>, videos: number) {
  const db = openDatabase(place);
  const { media } = openRepositories(db);
  for (let number = 0; number < videos; number++) media.add(sampleMedia(`video-${number}`));
  return db;
}

const videosIn = (file: string): number => {
  const db = new Database(file, { readonly: true });
  const count = db.prepare<[], number>('SELECT count(*) FROM media').pluck().get()!;
  db.close();
  return count;
};

it.each([
  ['was damaged and set aside', 'SQLite format 3\0 and nothing that is true'],
  ['has become a file without a byte', ''],
  ['is gone', null],
])('of a library that %s no copy is pushed out by those of the next one', async (_, left) => {
  const place = testPlace();
  const before = libraryWith(place, 5);
  for (const number of [1, 2]) await backUpDaily(before, place.backupsFolder, day(number));
  before.close();
  for (const suffix of ['', '-wal', '-shm']) rmSync(place.file + suffix, { force: true });
  if (left !== null) {
    writeFileSync(place.file, left.padEnd(left === '' ? 0 : 8192, 'x'));
    expect(() => openDatabase(place)).toThrow(
      expect.objectContaining({
        code: 'library-damaged',
        facts: expect.objectContaining({ reason: 'set-aside' }) as unknown,
      }) as Error,
    );
  }
  const after = libraryWith(place, 1);
  for (const number of [3, 4, 5, 6]) await backUpDaily(after, place.backupsFolder, day(number));
  after.close();
  const videos = readdirSync(place.backupsFolder).map((name) =>
    videosIn(path.join(place.backupsFolder, name)),
  );
  expect(videos.sort()).toEqual([1, 1, 5, 5]);
});

it('a copy that holds more than the newest stays when the others go', async () => {
  const place = testPlace();
  const db = libraryWith(place, 5);
  const { media } = openRepositories(db);
  await backUpDaily(db, place.backupsFolder, day(1));
  for (const { id } of media.list().slice(1)) media.remove(id);
  for (const number of [2, 3, 4, 5]) await backUpDaily(db, place.backupsFolder, day(number));
  const kept = readdirSync(place.backupsFolder).map((name) => /2030-01-(\d+)/.exec(name)?.[1]);
  expect(kept).toEqual(['01', '04', '05']);
});

it('a copy stamped by a wrong clock neither stops the daily ones nor is recommended', async () => {
  const place = testPlace();
  const db = libraryWith(place, 1);
  await backUpDaily(db, place.backupsFolder, new Date(Date.UTC(2099, 0, 1)));
  for (const number of [1, 2, 3]) await backUpDaily(db, place.backupsFolder, day(number));
  const newest = newestBackup(place.backupsFolder, day(3));
  expect(path.basename(newest!)).toBe(`library-v${version}-2030-01-03T12-00-00-000Z.daily.sqlite`);
  expect(readdirSync(place.backupsFolder)).toHaveLength(2);
});

afterEach(() => void vi.useRealTimers());

it('an app that stays open makes a copy each day', async () => {
  vi.useFakeTimers({ now: day(1), toFake: ['setTimeout', 'setInterval', 'clearInterval', 'Date'] });
  const place = testPlace();
  const db = libraryWith(place, 1);
  const begun = vi.spyOn(db, 'backup').mockImplementation((file) => {
    new Database(file).close();
    return Promise.resolve({ totalPages: 1, remainingPages: 0 });
  });
  keepBackingUp(db, place.backupsFolder);
  const hourMs = 3600 * 1000;
  for (const [ms, copies] of [
    [59_000, 0],
    [2000, 1],
    [22 * hourMs, 1],
    [4 * hourMs, 2],
    [7 * 24 * hourMs, 9],
  ] as const) {
    await vi.advanceTimersByTimeAsync(ms);
    expect(begun).toHaveBeenCalledTimes(copies);
  }
});
