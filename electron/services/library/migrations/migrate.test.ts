import { readdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../open-database.ts';
import { openRepositories } from '../open-repositories.ts';
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

function firstVersionWithData() {
  const place = testPlace();
  const db = openDatabase(place, [firstSchema]);
  const repositories = openRepositories(db);
  repositories.media.add(sampleMedia());
  const cues = [0, 1, 2].map((number) => sampleCue(number));
  applyMachine(repositories, 'talk', [
    { kind: 'track', before: null, after: sampleTrack() },
    ...insertCues('track', cues),
  ]);
  applyEdit(repositories, 'talk', sampleEdit('shift', [shiftCue('track', cues[1]!, 40)]));
  const content = contentOf(repositories, 'talk');
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

  it('keeps what refers to a table that is rebuilt, and a backup of what was there before', () => {
    const { place, content } = firstVersionWithData();
    const db = openDatabase(place, [firstSchema, rebuildTracks]);
    expect(schemaVersion(db)).toBe(2);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(contentOf(openRepositories(db), 'talk')).toEqual(content);
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
    expect(contentOf(openRepositories(db), 'talk')).toEqual(content);
    expect(openRepositories(db).jobs.list()).toEqual([]);
    db.close();
  });
});
