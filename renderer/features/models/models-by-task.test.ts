import { expect, it } from 'vitest';
import type { ModelCard } from '../../../core/contract/models.ts';
import { modelsByTask, proposedModel } from './models-store.ts';

const model = (id: string, task: ModelCard['task'], state: ModelCard['state']): ModelCard => ({
  ...{ id, name: id, task, state, languages: ['en', 'de'], licence: 'MIT', bytes: 300e6 },
  ...{ wordTimes: null, notes: null, rank: 10, isRecommended: false },
  ...{ source: 'packages', measured: [] },
});

it('lists models under their tasks, those on this machine first, and no task without models', () => {
  const groups = modelsByTask([
    model('clip', 'image-text', 'available'),
    model('whisper-base', 'speech-to-text', 'available'),
    model('whisper-tiny', 'speech-to-text', 'installed'),
    model('whisper-small', 'speech-to-text', 'damaged'),
    model('starter-clip', 'image-text', 'shipped'),
  ]);
  expect(groups.map(({ task, models }) => [task, models.map(({ id }) => id)])).toEqual([
    ['speech-to-text', ['whisper-tiny', 'whisper-small', 'whisper-base']],
    ['image-text', ['starter-clip', 'clip']],
  ]);
});

it('never proposes a model for another task than speech to someone who wants captions', () => {
  expect(proposedModel([model('m2m100', 'translation', 'available')], 'de')).toBeNull();
});
