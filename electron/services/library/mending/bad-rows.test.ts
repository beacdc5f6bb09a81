import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { note } from '../../../../core/notes.ts';
import type { Note } from '../../../../core/notes.ts';
import { defaultCaptionStyle } from '../../../../core/style/caption-style.ts';
import type { LibraryPlace } from '../library-place.ts';
import type { Repositories } from '../library.ts';
import type { NewJob } from '../job-record.ts';
import { migrations } from '../migrations/index.ts';
import { migrate, schemaVersion } from '../migrations/migrate.ts';
import { openDatabase } from '../open-database.ts';
import { openRepositories } from '../open-repositories.ts';
import { applyEdit, applyMachine, cuesOf } from '../testing/project-steps.ts';
import {
  insertCues,
  sampleCue,
  sampleEdit,
  sampleMedia,
  sampleTrack,
  shiftCue,
} from '../testing/sample-project.ts';
import { testPlace } from '../testing/test-library.ts';

function open(place: LibraryPlace): Repositories & { readonly db: Database.Database } {
  const opened: Note[] = [];
  const db = openDatabase(place, undefined, (remark) => opened.push(remark));
  onTestFinished(() => void db.close());
  return { ...openRepositories(db, { opened }), db };
}

const job: NewJob = {
  ...{
    id: 'job',
    kind: 'transcribe',
    mediaId: 'talk',
    title: 'talk.mp4',
    options: { model: 'm' },
    state: 'queued',
  },
  ...{
    fraction: 0,
    stage: null,
    error: null,
    trackId: 'track',
    notes: [],
    outputPath: null,
    createdAt: '2026',
  },
};

/** Two videos, one with a growing track of two cues, a job that writes it, an edit, a transcript and analyses. */
function filledLibrary(): LibraryPlace {
  const place = testPlace();
  const repositories = open(place);
  repositories.media.add(sampleMedia());
  repositories.media.add(sampleMedia('walk'));
  applyMachine(repositories, 'talk', [
    { kind: 'track', before: null, after: sampleTrack({ state: 'growing', style: defaultCaptionStyle }) },
    ...insertCues('track', [sampleCue(0), sampleCue(1)]),
  ]);
  applyEdit(repositories, 'talk', sampleEdit('e', [shiftCue('track', sampleCue(1), 40)]));
  repositories.jobs.add(job);
  const name = { fingerprint: 'fingerprint of talk', options: {} };
  const made = { version: 1, model: null, inputs: null, notes: [], isWhole: true };
  repositories.analyses.save({
    ...name,
    ...made,
    kind: 'pictures',
    value: { hasPoster: true, sheets: null },
  });
  repositories.analyses.save({ ...name, ...made, kind: 'waveform', value: {} });
  const work = { fingerprint: 'fingerprint of talk', audioTrack: 0, model: 'm', options: {}, version: 1 };
  const { id } = repositories.transcripts.open(work);
  const window = { language: 'en', isLanguageSure: true, words: [] };
  repositories.transcripts.append(
    id,
    [0, 1, 2].map((number) => ({ ...window, startMs: number * 1000, coveredMs: number * 1000 + 900 })),
  );
  repositories.transcripts.finish(id);
  repositories.db.close();
  return place;
}

function change(place: LibraryPlace, sql: string): void {
  const db = new Database(place.file);
  db.exec(sql);
  db.close();
}

const leftOut = (...names: string[]) => note('videos-left-out', { names, more: 0 });

describe('a library with a bad row', () => {
  it.each([
    ['torn', `'{"container": "mp4", "dura'`],
    ['empty', `''`],
    ['a number', `'7'`],
    ['null', `'null'`],
    ['of another shape', `'{"streams": []}'`],
    [
      'with streams that are none',
      `'{"container":"a","durationMs":1,"containerStartMs":0,"video":[1],"audio":[],"subtitles":[],"chapters":[]}'`,
    ],
  ])(
    'leaves out a video whose description is %s, says so, and has it back when it is added again',
    (_what, info) => {
      const place = filledLibrary();
      change(place, `UPDATE media SET info = ${info} WHERE id = 'talk'`);
      const repositories = open(place);
      const { media, remarks } = repositories;
      expect(media.list().map(({ id }) => id)).toEqual(['walk']);
      expect(media.find('talk')).toBeNull();
      expect(media.findByFingerprint('fingerprint of talk')).toBeNull();
      expect(() => media.markOpened('talk')).toThrow(expect.objectContaining({ code: 'media-unknown' }));
      expect(remarks.list()).toEqual([leftOut('talk.mp4')]);
      // Nothing that is exported may take its place.
      expect(media.paths().toSorted()).toEqual(['/videos/talk.mp4', '/videos/walk.mp4']);
      const back = media.add({
        ...sampleMedia('other'),
        fingerprint: 'fingerprint of talk',
        name: 'Talk again.mp4',
      });
      expect(back).toMatchObject({ id: 'talk', name: 'Talk again.mp4', trackCount: 1 });
      expect(cuesOf(repositories)).toHaveLength(2);
      expect(remarks.list()).toEqual([]);
    },
  );

  it('names five of the videos and counts the others', () => {
    const place = testPlace();
    const before = open(place);
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) before.media.add(sampleMedia(id));
    before.db.close();
    change(place, `UPDATE media SET info = '{'`);
    const names = ['a', 'b', 'c', 'd', 'e'].map((id) => `${id}.mp4`);
    expect(open(place).remarks.list()).toEqual([note('videos-left-out', { names, more: 2 })]);
  });

  it.each([
    ['torn options', `options = '{"mod'`],
    ['a state that is none', `state = 'sleeping'`],
  ])('ends a job with %s as failed, with a reason, and closes its track', (_what, set) => {
    const place = filledLibrary();
    change(place, `UPDATE jobs SET ${set}`);
    const { jobs, tracks } = open(place);
    expect(jobs.list()).toMatchObject([{ id: 'job', state: 'failed', error: { code: 'job-unreadable' } }]);
    expect(tracks.find('track')!.track.state).toBe('complete');
  });

  it.each([
    ['torn notes', `notes = '['`],
    ['notes that are no list', `notes = '{}'`],
    ['a list of other things as notes', `notes = '[{"code": "x"}, 7]'`],
    ['a torn error', `error = '{"code"'`],
    ['an error without a code', `error = '{}'`],
  ])('keeps a job with %s, without them', (_what, set) => {
    const place = filledLibrary();
    change(place, `UPDATE jobs SET ${set}`);
    expect(open(place).jobs.list()).toMatchObject([{ id: 'job', state: 'queued', error: null, notes: [] }]);
  });

  it.each([
    ['value', `'{"hasPoster": tr'`],
    ['notes', `'null'`],
    ['failure', `'{'`],
    ['options', `'{"a'`],
  ])('forgets what was found where its %s is torn, so that it is found again', (column, value) => {
    const place = filledLibrary();
    change(place, `UPDATE analyses SET ${column} = ${value} WHERE kind = 'pictures'`);
    const { media, analyses } = open(place);
    expect(media.list().map(({ hasPoster }) => hasPoster)).toEqual([false, false]);
    expect(analyses.list('fingerprint of talk').map(({ kind }) => kind)).toEqual(['waveform']);
  });

  it.each([
    ['torn', `'{"bold"'`],
    ['of another shape', `'{"bold": true}'`],
  ])('keeps a track whose look is %s, with the usual look', (_what, style) => {
    const place = filledLibrary();
    change(place, `UPDATE tracks SET style = ${style}`);
    const [stored] = open(place).tracks.list('talk');
    expect(stored).toMatchObject({ cueCount: 2, track: { name: 'English' } });
    expect(stored!.track.style).toBeUndefined();
  });

  it.each([
    ['torn', `'[{"startMs": 1'`],
    ['of another shape', `'[{"startMs": 1}]'`],
  ])('keeps a track whose stretches without words are %s, without them', (_what, wordless) => {
    const place = filledLibrary();
    change(place, `UPDATE tracks SET wordless = ${wordless}`);
    const [stored] = open(place).tracks.list('talk');
    expect(stored).toMatchObject({ cueCount: 2, track: { name: 'English' } });
    expect(stored!.track.wordless).toBeUndefined();
  });

  it('keeps the text of cues whose words are torn, and they can be edited', () => {
    const place = filledLibrary();
    change(place, `UPDATE cues SET words = '[{"startMs": 0', ass = '{' WHERE id = 'cue-0'`);
    const repositories = open(place);
    const [first, second] = cuesOf(repositories);
    expect(first).toMatchObject({ id: 'cue-0', text: sampleCue(0).text });
    expect(first).not.toHaveProperty('words');
    expect(second!.words).toHaveLength(9);
    applyEdit(repositories, 'talk', sampleEdit('e2', [shiftCue('track', first!, 10)]));
    expect(cuesOf(repositories)[0]!.startMs).toBe(10);
  });

  it('goes on undoing when the name of an edit is torn', () => {
    const place = filledLibrary();
    change(place, `UPDATE edits SET name = '{"key": "edit.sh'`);
    const { journal, projects } = open(place);
    expect(journal.undoState('talk').undo).toEqual({ key: 'edit.setText', values: {} });
    expect(projects.undo('talk').edit!.changes).toHaveLength(1);
  });

  it('hears again from a window on whose words are torn', () => {
    const place = filledLibrary();
    change(place, `UPDATE windows SET words = '[{' WHERE number = 1`);
    const { transcripts } = open(place);
    const work = { fingerprint: 'fingerprint of talk', audioTrack: 0, model: 'm', options: {}, version: 1 };
    const { id } = transcripts.open(work);
    expect(transcripts.windows(id).map(({ startMs }) => startMs)).toEqual([0]);
    expect(transcripts.open(work)).toMatchObject({ isWhole: false, windowCount: 1 });
  });
});

describe('a library with a bad schema', () => {
  it.each(['jobs', 'settings', 'analyses', 'cueTexts', 'windows', 'editChanges', 'media'])(
    'opens without its table %s, which is empty, and says so',
    (table) => {
      const place = filledLibrary();
      change(place, `PRAGMA foreign_keys = OFF; DROP TABLE ${table}`);
      const repositories = open(place);
      expect(repositories.remarks.list()).toEqual([
        note('library-tables-lost', { tables: [table], backup: null }),
      ]);
      expect(repositories.media.list()).toHaveLength(table === 'media' ? 0 : 2);
      expect(repositories.jobs.list()).toHaveLength(table === 'jobs' ? 0 : 1);
      expect(cuesOf(repositories)).toHaveLength(2);
      repositories.settings.set({ theme: 'dark' });
      repositories.media.add(sampleMedia('new'));
      repositories.db.close();
      expect(open(place).remarks.list()).toEqual([]);
    },
  );

  it('makes a lost index anew without a word', () => {
    const place = filledLibrary();
    change(place, 'DROP INDEX cuesInOrder');
    const { db, remarks } = open(place);
    expect(remarks.list()).toEqual([]);
    expect(db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'cuesInOrder'`).get()).toBeDefined();
  });

  it.each([-1, 0, -2_000_000_000])('opens as it was when its version says %i', (version) => {
    const place = filledLibrary();
    change(place, `PRAGMA user_version = ${version}`);
    const repositories = open(place);
    expect(schemaVersion(repositories.db)).toBe(migrations.length);
    expect(repositories.remarks.list()).toEqual([]);
    expect(repositories.media.list()).toHaveLength(2);
    expect(cuesOf(repositories)).toHaveLength(2);
  });

  it.each(migrations.map((migration) => migration.version))(
    'of version %i that says -1 is migrated from there',
    (version) => {
      const place = testPlace();
      const old = new Database(place.file);
      migrate(old, migrations.slice(0, version), () => undefined);
      old.exec(`INSERT INTO settings VALUES ('theme', '"dark"')`);
      old.pragma('user_version = -1');
      old.close();
      const { db, settings, media, remarks } = open(place);
      expect(schemaVersion(db)).toBe(migrations.length);
      expect(settings.all()).toEqual({ theme: 'dark' });
      expect(media.list()).toEqual([]);
      expect(remarks.list()).toEqual([]);
    },
  );

  it.each(['jobs', 'trackExtras', 'analyses'])(
    'opens without %s and with a wrong version at once',
    (table) => {
      const place = filledLibrary();
      change(place, `DROP TABLE ${table}; PRAGMA user_version = -1`);
      const repositories = open(place);
      expect(repositories.remarks.list()).toMatchObject([
        { code: 'library-tables-lost', facts: { tables: [table] } },
      ]);
      expect(cuesOf(repositories)).toHaveLength(2);
    },
  );

  it('whose table lacks a column is set aside as a damaged one', () => {
    const place = filledLibrary();
    change(place, 'DROP INDEX cuesWithSpeaker; ALTER TABLE cues DROP COLUMN speaker');
    expect(() => open(place)).toThrow(expect.objectContaining({ code: 'library-damaged' }));
    expect(open(place).media.list()).toEqual([]);
  });

  it('of an earlier version with torn rows is migrated all the same', () => {
    const place = testPlace();
    const old = new Database(place.file);
    migrate(old, migrations.slice(0, 1), () => undefined);
    const { id, fingerprint, path, name, bytes, info } = sampleMedia();
    const columns = 'id, fingerprint, path, name, bytes, modifiedMs, info, isSample, addedAt';
    const values = [id, fingerprint, path, name, bytes, 0, JSON.stringify(info), 0, '2026'];
    old.prepare(`INSERT INTO media (${columns}) VALUES (${values.map(() => '?').join()})`).run(...values);
    old.exec(`UPDATE media SET warnings = '[', hasPeaks = 1, proxy = '{"fileName', thumbnails = '{'`);
    old.exec(
      `INSERT INTO jobs (id, kind, title, options, state, fraction, error, createdAt, position)
       VALUES ('job', 'proxy', '', '{', 'done', 1, '{"code', '2026', 1)`,
    );
    old.close();
    const { media, jobs } = open(place);
    expect(media.list().map((one) => one.id)).toEqual(['talk']);
    expect(jobs.list()).toMatchObject([{ id: 'job', state: 'failed' }]);
  });
});
