import { describe, expect, it } from 'vitest';
import { note } from '../../../../core/notes.ts';
import type { NewJob } from '../job-record.ts';
import { insertCues, sampleCue, sampleEdit, sampleMedia, sampleTrack } from '../testing/sample-project.ts';
import { applyEdit, applyMachine } from '../testing/project-steps.ts';
import { testPlace, testRepositories } from '../testing/test-library.ts';

function sampleJob(id: string): NewJob {
  return {
    id,
    kind: 'transcribe',
    mediaId: 'talk',
    title: 'talk.mp4',
    options: { model: 'starter-whisper', language: 'auto' },
    state: 'queued',
    fraction: 0,
    stage: null,
    error: null,
    trackId: null,
    outputPath: null,
    note: null,
    createdAt: '2026-11-24T02:00:00.000Z',
  };
}

describe('media', () => {
  it('is found by its fingerprint after it was moved', () => {
    const { media } = testRepositories();
    const added = media.add(sampleMedia());
    const { info } = added;
    media.move('talk', { path: '/new/talk.mov', name: 'talk.mov', bytes: 5, modifiedMs: 7, info });
    expect(media.findByFingerprint(added.fingerprint)).toEqual({
      ...added,
      path: '/new/talk.mov',
      name: 'talk.mov',
      bytes: 5,
      modifiedMs: 7,
    });
  });

  it('keeps what was derived from it, piece by piece', () => {
    const place = testPlace();
    const { media } = testRepositories(place);
    media.add(sampleMedia());
    expect(media.derived('talk')).toEqual({
      hasPeaks: false,
      hasPoster: false,
      thumbnails: null,
      shots: null,
      speech: null,
      proxy: null,
      warnings: [],
    });
    const shots = [{ kind: 'cut', timeMs: 40, startMs: 40, endMs: 40 }] as const;
    media.setDerived('talk', {
      hasPoster: true,
      shots,
      warnings: [note('media-times-jump', { name: 'talk.mp4' })],
    });
    media.setDerived('talk', { hasPeaks: true, speech: [{ startMs: 0, endMs: 9 }] });
    media.setDerived('talk', {});
    const again = testRepositories(place).media;
    expect(again.derived('talk')).toMatchObject({
      hasPeaks: true,
      hasPoster: true,
      shots,
      speech: [{ startMs: 0, endMs: 9 }],
      warnings: [note('media-times-jump', { name: 'talk.mp4' })],
    });
    expect(again.find('talk')?.hasPoster).toBe(true);
  });

  it('is listed with the one opened last first', () => {
    const { media, db } = testRepositories();
    for (const id of ['first', 'second', 'third']) media.add(sampleMedia(id));
    const stamp = db.prepare('UPDATE media SET addedAt = ? WHERE id = ?');
    for (const [day, id] of ['first', 'second', 'third'].entries()) stamp.run(`2026-01-0${day + 1}`, id);
    media.markOpened('second');
    expect(media.list().map(({ id }) => id)).toEqual(['second', 'third', 'first']);
  });

  it('is forgotten with all that belongs to it, and nothing else', () => {
    const repositories = testRepositories();
    const { media, jobs, db } = repositories;
    for (const id of ['talk', 'walk']) {
      media.add(sampleMedia(id));
      const track = sampleTrack({ id: `track of ${id}` });
      applyMachine(repositories, id, [{ kind: 'track', before: null, after: track }]);
      const cue = sampleCue(1, { id: `cue of ${id}` });
      applyEdit(repositories, id, sampleEdit('insert', insertCues(track.id, [cue])));
      jobs.add({ ...sampleJob(`job of ${id}`), mediaId: id });
    }
    media.remove('talk');
    const tables = ['media', 'projects', 'tracks', 'cues', 'jobs', 'edits', 'editChanges'];
    const counts = tables.map((table) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
    expect(counts).toEqual(tables.map(() => 1));
    expect(media.find('walk')?.trackCount).toBe(1);
    expect(() => media.remove('talk')).toThrow('media-unknown');
  });
});

describe('jobs', () => {
  it('queue up in the order they were added and keep what is told of them', () => {
    const place = testPlace();
    const { media, jobs } = testRepositories(place);
    media.add(sampleMedia());
    for (const id of ['c', 'a', 'b']) jobs.add(sampleJob(id));
    const error = { code: 'disk-full', facts: { path: '/full' }, retryable: true };
    jobs.update('a', { state: 'failed', fraction: 0.4, error, options: { step: 3 } });
    jobs.remove(['c']);
    jobs.add(sampleJob('c'));
    const again = testRepositories(place).jobs;
    expect(again.list().map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(again.find('a')).toMatchObject({ state: 'failed', fraction: 0.4, error, options: { step: 3 } });
    again.update('a', { state: 'queued', error: null });
    expect(again.find('a')).toMatchObject({ state: 'queued', error: null, options: { step: 3 } });
    expect(() => again.update('z', { state: 'done' })).toThrow('job-unknown');
  });

  it('may belong to no video, as a download does', () => {
    const { jobs } = testRepositories();
    expect(jobs.add({ ...sampleJob('download'), kind: 'install-model', mediaId: null }).mediaId).toBe(null);
  });
});

describe('the cues of a track', () => {
  it('come in the order of the track without sorting', () => {
    const repositories = testRepositories();
    repositories.media.add(sampleMedia());
    const times = [5, 3, 9, 3, 1];
    const cues = times.map((number, index) => sampleCue(number, { id: `id-${9 - index}` }));
    applyMachine(repositories, 'talk', [
      { kind: 'track', before: null, after: sampleTrack() },
      ...insertCues('track', cues),
    ]);
    expect(repositories.cues.list('track')).toEqual({
      revision: 1,
      cues: [cues[4], cues[3], cues[1], cues[0], cues[2]],
    });
    const plan = repositories.db
      .prepare('EXPLAIN QUERY PLAN SELECT * FROM cues WHERE trackId = ? ORDER BY startMs, endMs, id')
      .all('track')
      .map((step) => (step as { readonly detail: string }).detail);
    expect(plan).toEqual(['SEARCH cues USING INDEX cuesInOrder (trackId=?)']);
  });

  it('fail for a track that is not there', () => {
    expect(() => testRepositories().cues.list('nowhere')).toThrow('track-unknown');
  });
});

describe('settings', () => {
  it('are kept by key; what is no JSON is left out', () => {
    const place = testPlace();
    const { settings, db } = testRepositories(place);
    settings.set({ theme: 'dark', textScale: 1 });
    settings.set({ textScale: 1.5 });
    db.prepare("INSERT INTO settings VALUES ('locale', '{torn')").run();
    expect(testRepositories(place).settings.all()).toEqual({ theme: 'dark', textScale: 1.5 });
  });
});
