import { expect, it } from 'vitest';
import { withoutFields } from '../cues/without-fields.ts';
import type { TrackCue } from '../project/track-cue.ts';
import { translatedState, wantsLook } from './translated-state.ts';

const source: TrackCue = { id: 's', startMs: 0, endMs: 900, text: 'Two bees.', origin: 'file' };
const cue = (patch: Partial<TrackCue> = {}): TrackCue => ({
  ...source,
  ...{ id: 't', text: 'Dos abejas.', origin: 'machine', translation: { of: 's', from: 'Two bees.' } },
  ...patch,
});
const doubt = { kind: 'lost-number', text: '2' } as const;

it.each([
  ['machine', {}, source],
  ['edited', { origin: 'person' }, source],
  ['changed', { origin: 'person' }, { ...source, text: 'Three bees.' }],
  ['changed', { translation: { of: 's', from: 'Two', doubts: [doubt] } }, source],
  ['doubtful', { translation: { of: 's', from: 'Two bees.', doubts: [doubt] } }, source],
  [
    'machine',
    { translation: { of: 's', from: 'Two bees.', doubts: [{ kind: 'too-fast', charactersPerSecond: 30 }] } },
    source,
  ],
  ['missing', { text: ' ' }, source],
  ['missing', { translation: { of: 's', from: 'Two bees.', doubts: [{ kind: 'missing' }] } }, source],
  ['machine', { text: '', translation: { of: 's', from: '' } }, { ...source, text: '' }],
  ['machine', {}, undefined],
] as const)('a translated cue is %s', (state, patch, of) => {
  expect(translatedState(cue(patch), of)).toBe(state);
});

it('a cue that translates nothing has no state, and nothing to look at', () => {
  const plain = withoutFields(cue(), 'translation');
  expect(translatedState(plain, source)).toBeNull();
  expect(wantsLook(null)).toBe(false);
  expect(wantsLook('missing')).toBe(true);
  expect(wantsLook('edited')).toBe(false);
});
