import { expect, it } from 'vitest';
import { withoutFields } from '../cues/without-fields.ts';
import type { TrackCue } from '../project/track-cue.ts';
import { resolveProfile } from '../profiles/profiles.ts';
import type { TranslationDoubt } from '../project/translated-cue.ts';
import { reviewTrack } from './review-track.ts';
import { withChangedSources } from './translations.ts';

const cue = (n: number, doubts?: readonly TranslationDoubt[], from = `Source ${n}`): TrackCue => ({
  ...{ id: `t${n}`, startMs: n * 3000, endMs: n * 3000 + 2000, text: `Texto ${n}`, origin: 'machine' },
  translation: { of: `s${n}`, from, ...(doubts === undefined ? {} : { doubts }) },
});
const sources = new Map(
  [0, 1, 2].map((n) => [
    `s${n}`,
    { ...withoutFields(cue(n), 'translation'), id: `s${n}`, text: `Source ${n}` },
  ]),
);
const review = (cues: readonly TrackCue[]) =>
  reviewTrack(cues, {
    ...{ profile: resolveProfile('netflix', { language: 'es' }), durationMs: 60_000 },
    ...{ frameRate: { numerator: 25, denominator: 1 }, shotChanges: null, speech: null },
  });
const number = { kind: 'lost-number', text: '12' } as const;
const name = { kind: 'lost-name', text: 'Anna' } as const;

it('all doubts about a translated cue are one problem', () => {
  expect(review([cue(0), cue(1, [number, name])])).toMatchObject([
    { id: 't1:doubtful-translation', cueId: 't1', severity: 'warning', doubts: [number, name] },
  ]);
});

it('what the guideline says by itself is not told twice', () => {
  expect(review([cue(0, [{ kind: 'too-fast', charactersPerSecond: 30 }])])).toEqual([]);
});

it('a cue whose source reads otherwise is found in its place, with what it read before', () => {
  const cues = [cue(0, [number]), cue(1, undefined, 'Before'), cue(2, [name])];
  const found = withChangedSources(review(cues), cues, sources);
  expect(found.map(({ id }) => id)).toEqual([
    't0:doubtful-translation',
    't1:changed-source',
    't2:doubtful-translation',
  ]);
  expect(found[1]).toMatchObject({ readBefore: 'Before', fixable: false });
});

it('a track that translates nothing, or whose source is as it was, stays as it was reviewed', () => {
  const cues = [cue(0), cue(1, [number])];
  const found = review(cues);
  expect(withChangedSources(found, cues, null)).toBe(found);
  expect(withChangedSources(found, cues, sources)).toBe(found);
});
