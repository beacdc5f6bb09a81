import { expect, it } from 'vitest';
import type { ModelCard } from '../../../core/contract/models.ts';
import { modelChoices } from './models-store.ts';

const model = (id: string, patch: Partial<ModelCard> = {}): ModelCard => ({
  ...{ id, name: id, task: 'speech-to-text', state: 'available', languages: ['en', 'de'] },
  ...{ licence: 'MIT', bytes: 300e6, wordTimes: 'attention', notes: null, rank: 10, isRecommended: false },
  ...{ source: 'packages', measured: [] },
  ...patch,
});

it('three models are proposed by size, each once, of those that know the language', () => {
  const models = [
    model('starter', { state: 'shipped', bytes: 10e6 }),
    model('tiny', { bytes: 80e6 }),
    model('small', { bytes: 480e6 }),
    model('large', { bytes: 3000e6 }),
    model('english', { bytes: 290e6, languages: ['en'] }),
  ];
  const chosen = (list: readonly ModelCard[], language: string) =>
    modelChoices(list, language).map(({ choice, model: { id } }) => `${choice} ${id}`);
  expect(chosen(models, 'de')).toEqual(['fast tiny', 'balanced small', 'best large']);
  expect(chosen(models, 'en')).toEqual(['fast tiny', 'balanced english', 'best large']);
  expect(chosen(models.slice(0, 2), 'de')).toEqual(['fast tiny']);
});
