import { expect, it, vi } from 'vitest';
import type { Job } from '../../../core/contract/jobs.ts';
import type { ModelCard } from '../../../core/contract/models.ts';
import { fakeConnection } from '../../connection/testing/fake-connection.ts';
import { testTrack } from '../../project/testing/test-project.ts';
import { jobsStore, putJob } from '../jobs/index.ts';
import { bestEngine, enginesOf } from './engines.ts';
import { translateMedia, translateWhenDone } from './translate-media.ts';
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

it('new captions are translated once they are whole, and not where they were cancelled', async () => {
  const connected = host();
  jobsStore.set([]);
  putJob(job);
  putJob({ ...job, id: 'given up' });
  translateWhenDone(connected.connection.calls, 'heard', media, choice);
  translateWhenDone(connected.connection.calls, 'given up', media, choice);
  putJob({ ...job, state: 'paused' });
  putJob({ ...job, id: 'given up', state: 'cancelled' });
  expect(runs(connected)).toEqual([]);
  putJob({ ...job, state: 'done' });
  await vi.waitFor(() => expect(runs(connected)).toHaveLength(1));
});
