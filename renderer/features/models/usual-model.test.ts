import { expect, it } from 'vitest';
import type { ModelCard } from '../../../core/contract/models.ts';
import { usualModel } from './models-store.ts';

const model = (id: string, rank: number, patch: Partial<ModelCard> = {}): ModelCard => ({
  ...{ id, name: id, task: 'speech-to-text', state: 'installed', languages: ['en', 'de'], rank },
  ...{ licence: 'MIT', bytes: 300e6, wordTimes: 'attention', notes: null, isRecommended: false },
  ...{ source: 'packages', measured: [] },
  ...patch,
});
const starter = model('starter-whisper', 0, { state: 'shipped' });
const base = model('whisper-base', 20);
const small = model('whisper-small', 30);
const english = model('whisper-medium.en', 40, { languages: ['en'] });

it('is the best that is installed, of many languages before of one', () => {
  expect(usualModel([starter, base, english, small], '')?.id).toBe('whisper-small');
  expect(usualModel([starter, english], '')?.id).toBe('whisper-medium.en');
});

it('is the one that was used last', () => {
  expect(usualModel([starter, base, small], 'whisper-base')?.id).toBe('whisper-base');
});

it('is a starter only where nothing else is, whatever is remembered', () => {
  expect(usualModel([starter, base], 'starter-whisper')?.id).toBe('whisper-base');
  expect(usualModel([starter], 'whisper-gone')?.id).toBe('starter-whisper');
  expect(usualModel([], '')).toBeUndefined();
});
