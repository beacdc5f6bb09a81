import type { TranscriptWindow } from '../transcript-record.ts';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
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
    notes: [],
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

  it('has a poster when its pictures have, and forgets with it what was found in its content', () => {
    const { media, analyses, transcripts } = testRepositories();
    const { fingerprint } = media.add(sampleMedia());
    expect(media.find('talk')?.hasPoster).toBe(false);
    const made = { version: 1, model: null, inputs: null, notes: [], isWhole: true };
    const pictures = { fingerprint, kind: 'pictures', options: {} };
    analyses.save({ ...pictures, ...made, value: { hasPoster: true, sheets: null } });
    expect(media.find('talk')?.hasPoster).toBe(true);
    const work = { fingerprint, audioTrack: 0, model: 'm', options: {}, version: 1 };
    const { id } = transcripts.open(work);
    media.remove('talk');
    expect(analyses.list(fingerprint)).toEqual([]);
    expect(transcripts.open(work).id).not.toBe(id);
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

describe('analyses', () => {
  const name = { fingerprint: 'f', kind: 'shots', options: { b: 1, a: [{ d: 1, c: 2 }] } };
  const made = { version: 3, model: 'm', inputs: 'i' };
  const failure = { code: 'media-damaged', facts: {}, retryable: false };

  it('are known by content, kind and options, in whatever order these were set', () => {
    const place = testPlace();
    const { analyses } = testRepositories(place);
    const notes = [{ code: 'shots-unknown', facts: {} }] as const;
    analyses.save({ ...name, ...made, value: [1, 2], notes, isWhole: false });
    const again = testRepositories(place).analyses;
    const found = again.find({ ...name, options: { a: [{ c: 2, d: 1 }], b: 1 } });
    expect(found).toMatchObject({ ...made, value: [1, 2], notes, state: 'partly', failure: null });
    expect(again.find({ ...name, options: {} })).toBeNull();
    expect(again.list('f')).toMatchObject([{ kind: 'shots', hasValue: true }]);
  });

  it('keep what an earlier run found when a later one fails', () => {
    const { analyses } = testRepositories();
    analyses.save({ ...name, ...made, value: [1], notes: [], isWhole: true });
    analyses.fail({ ...name, version: 4, model: null, inputs: null }, failure);
    expect(analyses.find(name)).toMatchObject({ ...made, state: 'failed', value: [1], failure });
    analyses.save({ ...name, ...made, value: [2], notes: [], isWhole: true });
    expect(analyses.find(name)).toMatchObject({ state: 'done', value: [2], failure: null });
  });
});

describe('transcripts', () => {
  const work = { fingerprint: 'f', audioTrack: 0, model: 'm', options: { language: 'de' }, version: 1 };
  const windowAt = (number: number): TranscriptWindow => ({
    ...{ startMs: number * 100, coveredMs: number * 100 + 90, language: 'de', isLanguageSure: true },
    words: [{ startMs: number * 100, endMs: number * 100 + 80, text: ` word${number}`, confidence: 0.5 }],
    ...(number === 2 ? { gaps: [{ startMs: 210, endMs: 280, reason: 'no-words' as const }] } : {}),
  });

  it('give back the windows in order, and go on behind them', () => {
    const place = testPlace();
    const { transcripts } = testRepositories(place);
    const { id } = transcripts.open(work);
    transcripts.append(id, [0, 1, 2].map(windowAt));
    const again = testRepositories(place).transcripts;
    expect(again.open(work)).toMatchObject({ id, windowCount: 3, isWhole: false });
    again.append(id, [windowAt(3)]);
    again.finish(id);
    expect(again.windows(id)).toEqual([0, 1, 2, 3].map(windowAt));
    expect(again.open(work)).toMatchObject({ id, windowCount: 4, isWhole: true });
    expect(again.open({ ...work, model: 'other' }).id).not.toBe(id);
    again.clear(id);
    expect(again.open(work)).toMatchObject({ id, windowCount: 0, isWhole: false });
  });

  it('know the reason of a whole window that an earlier version kept, and do without gaps that are torn', () => {
    const place = testPlace();
    const { transcripts } = testRepositories(place);
    const { id } = transcripts.open(work);
    transcripts.append(id, [0, 1, 2].map(windowAt));
    const db = new Database(place.file);
    db.exec(`UPDATE windows SET gap = 'repetition' WHERE number = 0; UPDATE windows SET gap = 'no-speech' WHERE number = 1;
      UPDATE windows SET gaps = '[{"startMs"' WHERE number = 2`);
    db.close();
    expect(transcripts.windows(id).map(({ gaps }) => gaps)).toEqual([
      [{ startMs: 0, endMs: 90, reason: 'repetition' }],
      undefined,
      undefined,
    ]);
  });

  it('are taken over from another library where that has more, and forgotten when nobody used them', () => {
    const other = testPlace();
    const theirs = testRepositories(other).transcripts;
    theirs.append(theirs.open(work).id, [0, 1].map(windowAt));
    theirs.append(theirs.open({ ...work, model: 'only theirs' }).id, [windowAt(0)]);
    const { transcripts } = testRepositories();
    transcripts.append(transcripts.open(work).id, [windowAt(0)]);
    transcripts.takeOver(other.file);
    transcripts.takeOver(other.file);
    expect(transcripts.open(work).windowCount).toBe(2);
    expect(transcripts.open({ ...work, model: 'only theirs' }).windowCount).toBe(1);
    transcripts.forgetUnused(new Date(Date.now() + 1000).toISOString());
    expect(transcripts.open(work).windowCount).toBe(0);
  });
});
