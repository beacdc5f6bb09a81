import { afterEach, describe, expect, it, vi } from 'vitest';
import { settingsSchema } from '../../../core/contract/app.ts';
import type { Job } from '../../../core/contract/jobs.ts';
import type { ModelCard } from '../../../core/contract/models.ts';
import { fakeConnection } from '../../connection/testing/fake-connection.ts';
import { testTrack } from '../../project/testing/test-project.ts';
import { settingsStore } from '../../settings/settings-store.ts';
import { jobsStore, putJob } from '../jobs/index.ts';
import { bestEngine, enginesOf } from './engines.ts';
import { translateMedia } from './translate-media.ts';
import { connectTranslationsToCome, translateWhenDone } from './translations-to-come.ts';
import type { TranslationChoice } from './use-translation-choice.ts';

const model: ModelCard = {
  ...{ id: 'm2m', name: 'M2M', task: 'translation', state: 'installed', languages: ['en', 'es', 'de'] },
  ...{ licence: null, bytes: null, wordTimes: null, notes: null, rank: 10 },
  ...{ isRecommended: false, source: 'hub', measured: [] },
};
const choice: TranslationChoice = {
  ...{ languages: ['es', 'ja', 'en'], engine: bestEngine, engines: enginesOf([model], false) },
  ...{ models: [model], setLanguages: () => undefined, setEngine: () => undefined },
};
const job: Job = {
  ...{ id: 'heard', kind: 'transcribe', mediaId: 'media', title: 'talk.mp4', state: 'running', fraction: 0 },
  ...{ stage: null, speed: null, secondsLeft: null, error: null, trackId: 'one', output: null, notes: [] },
  createdAt: '2026-01-01T00:00:00Z',
};
const tracks = [
  { ...testTrack('empty'), cueCount: 0 },
  { ...testTrack('es', { translates: 'one', position: 1 }), cueCount: 2 },
  { ...testTrack('one', { position: 2 }), cueCount: 2 },
];
const media = { id: 'media', isSample: false };
const host = () =>
  fakeConnection({
    'project.open': { tracks, revision: 1, chapters: [], undoState: { undo: null, redo: null } },
    'analyses.run': { ...job, id: 'translated', kind: 'translation' },
  });
const runs = ({ asked }: ReturnType<typeof host>) =>
  asked.flatMap(([name, input]) =>
    name === 'analyses.run' ? [(input as { options: unknown }).options] : [],
  );

it('of a video the first captions that are no translation are translated, and what can’t be is counted', async () => {
  const connected = host();
  expect(await translateMedia(connected.connection.calls, media, choice)).toBe(1);
  expect(runs(connected)).toEqual([{ trackId: 'one', to: 'es', from: null, engine: 'm2m', cueIds: null }]);
});

describe('new captions', () => {
  const jobs = (...states: readonly (readonly [string, Job['state']])[]): readonly Job[] =>
    states.map(([id, state]) => ({ ...job, id, state }));
  const hostWith = (list: readonly Job[]): ReturnType<typeof fakeConnection> => {
    const { connection, asked } = fakeConnection({
      'project.open': { tracks, revision: 1, chapters: [], undoState: { undo: null, redo: null } },
      'analyses.run': { ...job, id: 'translated', kind: 'translation' },
      'models.list': { models: [model], offline: false },
      'jobs.list': { jobs: list },
    });
    const { calls } = connection;
    const withSettings = new Proxy(calls, {
      get: (of, name: keyof typeof calls) =>
        name === 'settings.get' ? () => Promise.resolve(settingsStore.get()) : of[name],
    });
    return { connection: { ...connection, calls: withSettings }, asked };
  };
  let stop = (): void => undefined;
  afterEach(() => {
    stop();
    stop = () => undefined;
    jobsStore.set([]);
    settingsStore.set(settingsSchema.parse({}));
  });
  const toCome = () => settingsStore.get().translationsToCome.map(({ jobId }) => jobId);

  it('are translated once they are whole, and not where they were cancelled', async () => {
    const connected = hostWith(jobs(['heard', 'done'], ['given up', 'cancelled']));
    jobsStore.set(jobs(['heard', 'running'], ['given up', 'running']));
    stop = connectTranslationsToCome(connected.connection);
    await translateWhenDone('heard', media, choice);
    await translateWhenDone('given up', media, choice);
    putJob({ ...job, state: 'paused' });
    putJob({ ...job, id: 'given up', state: 'cancelled' });
    await vi.waitFor(() => expect(toCome()).toEqual(['heard']));
    expect(runs(connected)).toEqual([]);
    putJob({ ...job, state: 'done' });
    await vi.waitFor(() => expect(runs(connected)).toHaveLength(1));
    expect(toCome()).toEqual([]);
  });

  it('are translated by a page that is opened when they are done; a job that is gone leaves nothing behind', async () => {
    await translateWhenDone('heard', media, choice);
    await translateWhenDone('forgotten', media, choice);
    const connected = hostWith(jobs(['heard', 'done']));
    stop = connectTranslationsToCome(connected.connection);
    await vi.waitFor(() => expect(toCome()).toEqual([]));
    await vi.waitFor(() => expect(runs(connected)).not.toEqual([]));
    expect(runs(connected)).toEqual([{ trackId: 'one', to: 'es', from: null, engine: 'm2m', cueIds: null }]);
  });

  it('wait where the page has not heard of their job yet', async () => {
    await translateWhenDone('heard', media, choice);
    const connected = hostWith(jobs(['heard', 'running']));
    stop = connectTranslationsToCome(connected.connection);
    await vi.waitFor(() => expect(connected.asked.map(([name]) => name)).toEqual(['jobs.list']));
    expect(toCome()).toEqual(['heard']);
  });
});
