import { expect, it } from 'vitest';
import { withoutFields } from '../cues/without-fields.ts';
import { resolveProfile } from '../profiles/profiles.ts';
import type { SubtitleTrack } from '../project/project.ts';
import type { TrackCue } from '../project/track-cue.ts';
import { confirmTranslations } from './confirm-translation.ts';
import type { EditContext } from './edit-context.ts';

const track: SubtitleTrack = {
  ...{ id: 'es', name: 'Spanish', language: 'es', source: 'translation', profile: 'netflix' },
  ...{ state: 'complete', position: 1, translates: 'en' },
};
const source: TrackCue = { id: 's', startMs: 0, endMs: 900, text: 'Three bees.', origin: 'person' };
const doubtful: TrackCue = {
  ...{ id: 't', startMs: 0, endMs: 900, text: 'Dos abejas.', origin: 'machine' },
  translation: { of: 's', from: 'Two bees.', doubts: [{ kind: 'lost-number', text: '2' }] },
};
const sources = new Map([[source.id, source]]);
const context = (cue: TrackCue): EditContext => ({
  ...{ track, cues: [cue], profile: resolveProfile('netflix', { language: 'es' }), durationMs: 0 },
  ...{ frameRate: { numerator: 25, denominator: 1 }, newId: () => 'edit' },
});

it('a confirmed cue is the person’s, stands for what its source says now, and nothing about it is doubtful', () => {
  const edit = confirmTranslations(context(doubtful), ['t'], sources);
  const after = { ...doubtful, origin: 'person', translation: { of: 's', from: 'Three bees.' } };
  expect(edit).toMatchObject({
    name: { key: 'edit.confirm', values: { number: 1, count: 1 } },
    changes: [{ before: doubtful, after }],
  });
  expect(edit?.changes[0]?.after).toEqual(after);
});

it('a cue that a model wrote well is confirmed all the same, and only once', () => {
  const machine: TrackCue = { ...doubtful, translation: { of: 's', from: source.text } };
  const edit = confirmTranslations(context(machine), ['t'], sources);
  const confirmed = edit?.changes[0]?.after as TrackCue;
  expect(confirmed.origin).toBe('person');
  expect(confirmTranslations(context(confirmed), ['t'], sources)).toBeNull();
});

it('cues that translate nothing are left alone', () => {
  const plain = withoutFields(doubtful, 'translation');
  expect(confirmTranslations(context(plain), ['t'], sources)).toBeNull();
});
