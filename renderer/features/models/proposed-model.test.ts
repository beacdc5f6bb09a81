import { describe, expect, it } from 'vitest';
import type { ModelCard } from '../../../core/contract/models.ts';
import { proposedModel } from './models-store.ts';

function model(id: string, megabytes: number, more: Partial<ModelCard> = {}): ModelCard {
  return {
    id,
    name: id,
    task: 'speech-to-text',
    state: 'available',
    languages: ['en', 'de', 'zh'],
    licence: 'MIT',
    bytes: megabytes * 1e6,
    wordTimes: 'attention',
    notes: null,
    rank: 10,
    isRecommended: false,
    source: null,
    measured: [],
    ...more,
  };
}

describe('the model that is proposed first', () => {
  it('knows the language, has word times and is neither tiny nor huge', () => {
    const models = [
      model('starter', 20, { state: 'shipped' }),
      model('tiny', 40),
      model('small', 250),
      model('small-signal', 300, { wordTimes: 'signal' }),
      model('english', 280, { languages: ['en'] }),
      model('large', 1600),
    ];
    expect(proposedModel(models, 'zh-CN')?.id).toBe('small');
    expect(proposedModel(models, 'en')?.id).toBe('english');
  });

  it('is the one that most people are served well by, where it knows the language', () => {
    const models = [model('base', 150, { wordTimes: 'signal', isRecommended: true }), model('small', 250)];
    expect(proposedModel(models, 'de')?.id).toBe('base');
    const english = [model('base', 150, { languages: ['en'], isRecommended: true }), model('small', 250)];
    expect(proposedModel(english, 'de')?.id).toBe('small');
  });

  it('is nothing where no model knows the language', () => {
    expect(proposedModel([model('small', 250)], 'tlh')).toBeNull();
  });
});
