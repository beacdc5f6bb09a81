import { expect, test } from 'vitest';
import { toCard } from './model-card.ts';
import type { ListedModel } from './shelf/list-models.ts';

const listed: ListedModel = {
  ...{ id: 'whisper-base', name: 'Whisper base', task: 'speech-to-text', state: 'available' },
  ...{ languages: ['en'], installedPrecisions: [] },
};

test('a card tells where a model comes from, and what it did on this computer', () => {
  const measure = {
    heard: 'own',
    wrongShare: 0.09,
    timesRealTime: 25,
    peakBytes: 1e9,
    device: 'cpu',
  } as const;
  const kept = { ...measure, words: 50, at: '2026-11-30T12:00:00.000Z' };
  expect(toCard(listed, [kept])).toMatchObject({
    isRecommended: true,
    source: 'packages',
    measured: [{ ...measure, accuracy: 'good' }],
  });
});

test('a model of one’s own has no source, and what was not measured is not told', () => {
  expect(toCard({ ...listed, id: 'mine' })).toMatchObject({
    source: null,
    measured: [],
    rank: 1,
  });
});
