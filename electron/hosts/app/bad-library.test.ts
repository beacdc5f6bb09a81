import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../services/library/open-database.ts';
import { openRepositories } from '../../services/library/open-repositories.ts';
import { sampleMedia } from '../../services/library/testing/sample-project.ts';
import { dataFiles } from '../data-folder.ts';
import { createApp } from './create-app.ts';
import { connectInProcess } from './connect-in-process.ts';

it('the app starts with a library in which rows can not be read, and says what is left out', async () => {
  const home = await mkdtemp(join(tmpdir(), 'sidecut-bad-library-'));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  const files = dataFiles(home);
  const before = openDatabase({ file: files.library, backupsFolder: files.backups });
  const { media, jobs } = openRepositories(before);
  media.add(sampleMedia());
  media.add(sampleMedia('walk'));
  const ended = {
    stage: null,
    error: null,
    trackId: null,
    notes: [],
    outputPath: null,
    createdAt: '2026-11-30T10:00:00Z',
  };
  jobs.add({
    ...ended,
    id: 'job',
    kind: 'proxy',
    mediaId: 'walk',
    title: '',
    options: {},
    state: 'running',
    fraction: 0,
  });
  before.close();
  const db = new Database(files.library);
  db.exec(`UPDATE media SET info = '{"container' WHERE id = 'talk'; UPDATE jobs SET options = '{'`);
  db.exec(`DROP TABLE trackExtras; PRAGMA user_version = -1`);
  db.close();

  const app = await createApp({ dataFolder: home, host: 'in-process', capabilities: [], chooserFolders: [] });
  const connection = connectInProcess(app, true);
  const { calls } = connection;
  const { notes } = await calls['app.info']({});
  expect(notes.map(({ code }) => code)).toEqual(['library-tables-lost', 'videos-left-out']);
  expect((await calls['media.list']({})).media.map(({ id }) => id)).toEqual(['walk']);
  expect((await calls['jobs.list']({})).jobs).toMatchObject([
    { state: 'failed', error: { code: 'job-unreadable' } },
  ]);
  connection.close();
  await app.close();
});
