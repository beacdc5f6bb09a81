import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { backUpDaily, backUpLibrary, newestBackup } from './backup.ts';
import { openDatabase } from './open-database.ts';
import { openRepositories } from './open-repositories.ts';
import { sampleMedia } from './testing/sample-project.ts';
import { testPlace, testRepositories } from './testing/test-library.ts';

const day = (number: number, hour = 12) => new Date(Date.UTC(2030, 0, number, hour));

it('a library that is empty or was copied less than a day ago is not copied', async () => {
  const place = testPlace();
  const { db, media } = testRepositories(place);
  await backUpDaily(db, place.backupsFolder, day(1));
  expect(newestBackup(place.backupsFolder)).toBe(undefined);
  media.add(sampleMedia());
  await backUpDaily(db, place.backupsFolder, day(1));
  await backUpDaily(db, place.backupsFolder, day(2, 11));
  expect(readdirSync(place.backupsFolder)).toEqual(['library-v2-2030-01-01T12-00-00-000Z.daily.sqlite']);
});

it('of the daily copies two are kept, and every copy made before a migration', async () => {
  const place = testPlace();
  const { db, media } = testRepositories(place);
  media.add(sampleMedia());
  const beforeMigration = backUpLibrary(db, place.backupsFolder);
  for (const number of [1, 2, 3, 4]) await backUpDaily(db, place.backupsFolder, day(number));
  expect(readdirSync(place.backupsFolder)).toEqual([
    path.basename(beforeMigration),
    'library-v2-2030-01-03T12-00-00-000Z.daily.sqlite',
    'library-v2-2030-01-04T12-00-00-000Z.daily.sqlite',
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
