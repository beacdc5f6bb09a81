import { readdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { defaultCaptionStyle } from '../../../../core/style/caption-style.ts';
import { openDatabase } from '../open-database.ts';
import { projectRepository } from '../edits/project.ts';
import type { Repositories } from '../library.ts';
import { openRepositories } from '../open-repositories.ts';
import { chapterRepository } from '../repositories/chapters.ts';
import { cueRepository } from '../repositories/cues.ts';
import { trackRepository } from '../repositories/tracks.ts';
import {
  insertCues,
  sampleCue,
  sampleEdit,
  sampleMedia,
  sampleTrack,
  shiftCue,
} from '../testing/sample-project.ts';
import { applyEdit, applyMachine, contentOf } from '../testing/project-steps.ts';
import { testPlace } from '../testing/test-library.ts';
import { firstSchema } from './0001-first-schema.ts';
import { migrations } from './index.ts';
import { schemaVersion } from './migrate.ts';
import type { Migration } from './migration.ts';

/** Rebuilds a table that others refer to, the hardest thing a migration does. */
const rebuildTracks: Migration = {
  version: 2,
  sql: `
    CREATE TABLE newTracks (
      id TEXT PRIMARY KEY,
      mediaId TEXT NOT NULL REFERENCES media (id) ON DELETE CASCADE,
      name TEXT NOT NULL, language TEXT NOT NULL, source TEXT NOT NULL, model TEXT, profile TEXT NOT NULL,
      state TEXT NOT NULL, position INTEGER NOT NULL, colour TEXT NOT NULL DEFAULT '#ffffff'
    ) STRICT;
    INSERT INTO newTracks (id, mediaId, name, language, source, model, profile, state, position)
      SELECT id, mediaId, name, language, source, model, profile, state, position FROM tracks;
    DROP TABLE tracks;
    ALTER TABLE newTracks RENAME TO tracks;
  `,
};

const laterColumns = [
  ['tracks', 'style'],
  ['tracks', 'extras'],
  ['tracks', 'wordless'],
  ['tracks', 'translates'],
  ['tracks', 'settledSpeakers'],
  ['cues', 'translation'],
  ['cues', 'ass'],
  ['cues', 'language'],
  ['chapters', 'extras'],
] as const;

/** What tables of the first version are enough for, with the columns that came to them later. */
function firstRepositories(db: Database.Database): Repositories {
  for (const [table, column] of laterColumns) db.exec(`ALTER TABLE ${table} ADD COLUMN ${column} TEXT`);
  const known = {
    tracks: trackRepository(db),
    cues: cueRepository(db),
    chapters: chapterRepository(db),
    projects: projectRepository(db),
  };
  return known as Repositories;
}

function insertMedia(db: Database.Database, columns: Readonly<Record<string, unknown>> = {}): void {
  const { info, isSample, ...media } = sampleMedia();
  const row = {
    ...{ ...media, info: JSON.stringify(info), isSample: Number(isSample) },
    ...{ addedAt: '2026-01-01T00:00:00.000Z', ...columns },
  };
  const names = Object.keys(row);
  const values = names.map((name) => `@${name}`).join(', ');
  db.prepare(`INSERT INTO media (${names.join(', ')}) VALUES (${values})`).run(row);
}

function insertJob(db: Database.Database, id: string, note: string | null, error: object | null): void {
  db.prepare(
    `INSERT INTO jobs (id, kind, title, options, state, fraction, note, error, createdAt, position)
     VALUES (?, 'transcribe', 'talk.mp4', '{}', 'failed', 0, ?, ?, '2026-01-01T00:00:00.000Z', 1)`,
  ).run(id, note, error && JSON.stringify(error));
}

function firstVersionWithData() {
  const place = testPlace();
  const db = openDatabase(place, [firstSchema]);
  const repositories = firstRepositories(db);
  insertMedia(db);
  const cues = [0, 1, 2].map((number) => sampleCue(number));
  applyMachine(repositories, 'talk', [
    { kind: 'track', before: null, after: sampleTrack() },
    ...insertCues('track', cues),
  ]);
  applyEdit(repositories, 'talk', sampleEdit('shift', [shiftCue('track', cues[1]!, 40)]));
  const content = contentOf(repositories, 'talk');
  for (const [table, column] of laterColumns) db.exec(`ALTER TABLE ${table} DROP COLUMN ${column}`);
  db.close();
  return { place, content };
}

describe('migrating', () => {
  it('numbers the migrations without gaps', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
  });

  it('brings version 1 with its data to the present one', () => {
    const { place, content } = firstVersionWithData();
    const db = openDatabase(place);
    expect(schemaVersion(db)).toBe(migrations.length);
    expect(contentOf(openRepositories(db), 'talk')).toEqual(content);
    db.close();
  });

  it('moves what was found in a video to rows of its own', () => {
    const place = testPlace();
    const first = openDatabase(place, [firstSchema]);
    const shots = [{ kind: 'cut', timeMs: 40, startMs: 40, endMs: 40 }];
    const sheets = { intervalMs: 500, width: 160, height: 90, columns: 2, rows: 1, count: 2 };
    const proxy = { fileName: 'proxy.mp4', mimeType: 'video/mp4', reason: 'You asked for it.' };
    insertMedia(first, {
      ...{ hasPeaks: 1, hasPoster: 1, warnings: JSON.stringify(['The sound breaks off.']) },
      ...{ thumbnails: JSON.stringify(sheets), shots: JSON.stringify(shots), proxy: JSON.stringify(proxy) },
      speech: JSON.stringify([{ startMs: 0, endMs: 9 }]),
    });
    first.close();
    const db = openDatabase(place);
    const { analyses, media } = openRepositories(db);
    const { fingerprint } = media.find('talk')!;
    const find = (kind: string) => analyses.find({ fingerprint, kind, options: {} });
    const notes = [{ code: 'kept-text', facts: { text: 'The sound breaks off.' } }];
    expect(find('waveform')).toMatchObject({ state: 'partly', value: {}, notes });
    expect(find('pictures')).toMatchObject({ state: 'done', value: { hasPoster: true, sheets }, notes: [] });
    expect(find('shots')).toMatchObject({ state: 'done', value: shots, version: 1 });
    expect(find('speech')).toMatchObject({ value: [{ startMs: 0, endMs: 9 }], version: 1 });
    const copy = { fileName: 'proxy.mp4', mimeType: 'video/mp4', audioTrack: 0, isAsked: true };
    expect(find('proxy')).toMatchObject({ value: copy });
    expect(media.find('talk')!.hasPoster).toBe(true);
    db.close();
  });

  it('gives the tracks the look that was the app’s, and leaves what an old edit undoes its look', () => {
    const { place } = firstVersionWithData();
    const old = openDatabase(place, [firstSchema]);
    const style = { ...defaultCaptionStyle, color: '#ffff00', bold: true, fontSize: 0.085 };
    const renamed = { ...sampleTrack(), mediaId: 'talk', name: 'English, spoken' };
    old.prepare('INSERT INTO settings VALUES (?, ?)').run('captionStyle', JSON.stringify(style));
    old.prepare('UPDATE tracks SET name = ?').run(renamed.name);
    old
      .prepare(
        `INSERT INTO editChanges (seq, kind, subjectId, before, after) VALUES (1, 'track', 'track', ?, ?)`,
      )
      .run(JSON.stringify({ ...renamed, name: 'English' }), JSON.stringify(renamed));
    old.close();
    const db = openDatabase(place);
    const { tracks, projects } = openRepositories(db);
    expect(tracks.find('track')!.track).toEqual({ ...sampleTrack(), name: renamed.name, style });
    projects.undo('talk');
    expect(tracks.find('track')!.track).toEqual({ ...sampleTrack(), style });
    projects.redo('talk');
    expect(tracks.find('track')!.track).toMatchObject({ name: renamed.name, style });
    db.close();
  });

  it('leaves the look open where none was chosen, or one that is damaged', () => {
    for (const stored of [null, '{"color":"#ffff00"}', 'no JSON', '7']) {
      const { place } = firstVersionWithData();
      const old = openDatabase(place, [firstSchema]);
      if (stored !== null) old.prepare('INSERT INTO settings VALUES (?, ?)').run('captionStyle', stored);
      old.close();
      const db = openDatabase(place);
      expect(openRepositories(db).tracks.find('track')!.track).not.toHaveProperty('style');
      db.close();
    }
  });

  it('turns sentences of jobs into codes, or keeps them as they were', () => {
    const place = testPlace();
    const first = openDatabase(place, [firstSchema]);
    const nothing = 'No speech was recognised in this recording.';
    const damaged = { code: 'media-damaged', message: 'The file is damaged.', retryable: true };
    insertJob(first, 'a', nothing, null);
    insertJob(first, 'b', `The starter knows little. ${nothing}`, damaged);
    insertJob(first, 'c', 'The starter knows little.', { code: 'internal', message: 'x', retryable: false });
    insertJob(first, 'd', null, null);
    first.close();
    const db = openDatabase(place);
    const { jobs } = openRepositories(db);
    const little = { code: 'kept-text', facts: { text: 'The starter knows little.' } };
    const heardNothing = { code: 'nothing-recognised', facts: {} };
    expect(['a', 'b', 'c', 'd'].map((id) => jobs.find(id)!.notes)).toEqual([
      [heardNothing],
      [little, heardNothing],
      [little],
      [],
    ]);
    expect(jobs.find('b')!.error).toEqual({
      ...{ code: 'kept-failure', retryable: true },
      facts: { code: 'media-damaged', text: 'The file is damaged.' },
    });
    expect(jobs.find('c')!.error).toMatchObject({ code: 'internal', facts: { message: 'x' } });
    expect(jobs.find('d')!.error).toBeNull();
    db.close();
  });

  it('keeps what refers to a table that is rebuilt, and a backup of what was there before', () => {
    const { place, content } = firstVersionWithData();
    const db = openDatabase(place, [firstSchema, rebuildTracks]);
    expect(schemaVersion(db)).toBe(2);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(contentOf(firstRepositories(db), 'talk')).toEqual(content);
    expect(db.prepare('SELECT colour FROM tracks').pluck().get()).toBe('#ffffff');
    db.close();

    const [name, ...more] = readdirSync(place.backupsFolder);
    expect(more).toEqual([]);
    expect(name).toMatch(/^library-v1-.*\.sqlite$/);
    const backup = new Database(path.join(place.backupsFolder, name!), { readonly: true });
    expect(schemaVersion(backup)).toBe(1);
    expect(backup.prepare('SELECT count(*) FROM cues').pluck().get()).toBe(3);
    backup.close();
  });

  it('backs nothing up when a library is new or up to date', () => {
    const place = testPlace();
    openDatabase(place).close();
    openDatabase(place).close();
    expect(readdirSync(path.dirname(place.file))).not.toContain('backups');
  });

  it('leaves everything as it was when a migration fails', () => {
    const { place, content } = firstVersionWithData();
    const broken: Migration = { version: 2, sql: 'DROP TABLE jobs; INSERT INTO nowhere VALUES (1);' };
    expect(() => openDatabase(place, [firstSchema, broken])).toThrow('nowhere');
    const loose: Migration = { version: 2, sql: "DELETE FROM tracks WHERE id = 'track';" };
    expect(() => openDatabase(place, [firstSchema, loose])).toThrow('loose reference in cues');
    const db = openDatabase(place, [firstSchema]);
    expect(schemaVersion(db)).toBe(1);
    expect(contentOf(firstRepositories(db), 'talk')).toEqual(content);
    expect(db.prepare('SELECT count(*) FROM jobs').pluck().get()).toBe(0);
    db.close();
  });
});
