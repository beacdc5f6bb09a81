import { describe, expect, it } from 'vitest';
import type { ModelCard } from '../../../core/contract/models.ts';
import {
  bestEngine,
  canTranslate,
  engineFor,
  enginesOf,
  isSaidIn,
  modelToGet,
  serverEngine,
} from './engines.ts';

const card = (id: string, patch: Partial<ModelCard> = {}): ModelCard => ({
  ...{ id, name: id, task: 'translation', state: 'installed', languages: ['en', 'es', 'de', 'zh'] },
  ...{ licence: null, bytes: null, wordTimes: null, notes: null, rank: 10 },
  ...{ isRecommended: false, source: 'hub', measured: [] },
  ...patch,
});
const pair = card('opus-en-es', { languages: ['en', 'es'], pairs: ['en-es'], rank: 40 });
const many = card('m2m');
const starter = card('starter', { state: 'shipped', rank: 0 });
const writer = card('qwen', { task: 'text-generation', languages: ['en', 'ja'], rank: 90 });
const wanted = { engine: bestEngine, from: 'en-GB', isSample: false };

describe('what can translate', () => {
  it('a model of pairs goes only these ways, another from each of its languages into every other', () => {
    expect(canTranslate(pair, 'en', 'es-419')).toBe(true);
    expect(canTranslate(pair, 'es', 'en')).toBe(false);
    expect(canTranslate(many, 'de', 'zh-Hant')).toBe(true);
    expect(canTranslate(many, 'ja', 'de')).toBe(false);
  });

  it('where nobody knows what is said, whatever writes the other language may', () => {
    expect(canTranslate(pair, 'und', 'es')).toBe(true);
    expect(canTranslate(pair, 'und', 'en')).toBe(false);
  });

  it('for each language the best that can is taken, translators before language models', () => {
    const engines = enginesOf([writer, many, pair, starter], false);
    expect(engineFor(engines, wanted, 'es')).toBe('opus-en-es');
    expect(engineFor(engines, wanted, 'de')).toBe('m2m');
    expect(engineFor(engines, wanted, 'ja')).toBe('qwen');
    expect(engineFor(engines, wanted, 'fr')).toBeNull();
  });

  it('a starter is taken by itself for the sample alone, and for anything when it is chosen', () => {
    const engines = enginesOf([starter], false);
    expect(engineFor(engines, wanted, 'es')).toBeNull();
    expect(engineFor(engines, { ...wanted, isSample: true }, 'es')).toBe('starter');
    expect(engineFor(engines, { ...wanted, engine: 'starter' }, 'es')).toBe('starter');
  });

  it('one that is chosen is kept to, and one that is gone is as if none were', () => {
    const engines = enginesOf([many, pair], true);
    expect(engineFor(engines, { ...wanted, engine: 'opus-en-es' }, 'de')).toBeNull();
    expect(engineFor(engines, { ...wanted, engine: 'gone' }, 'de')).toBe(serverEngine);
    expect(engineFor(engines, wanted, 'es')).toBe(serverEngine);
  });

  it('nothing is translated into the language that it is in, whatever could', () => {
    const engines = enginesOf([starter, writer], true);
    expect(engineFor(engines, wanted, 'en')).toBeNull();
    expect(engineFor(engines, { ...wanted, engine: serverEngine }, 'en-US')).toBeNull();
    expect(engineFor(engines, { ...wanted, from: 'zh-Hant', engine: serverEngine }, 'zh-Hans')).toBe(
      serverEngine,
    );
    expect(isSaidIn('und', 'en')).toBe(false);
  });

  it('of those to be had one is proposed that goes this way', () => {
    const models = [writer, many, pair].map((model): ModelCard => ({ ...model, state: 'available' }));
    expect(modelToGet(models, 'en', 'es')?.id).toBe('opus-en-es');
    expect(modelToGet(models, 'en', 'ja')?.id).toBe('qwen');
    expect(modelToGet(models, 'en', 'fr')).toBeNull();
  });
});
