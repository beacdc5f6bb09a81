import { expect, it } from 'vitest';
import type { TrackCue } from '../../../../core/project/track-cue.ts';
import { trackCueSchema } from '../../../../core/project/track-cue.ts';
import { sameWords } from '../../../../core/project/same-words.ts';
import { fromCueRow, toCueRow } from './cue-row.ts';

const alternatives = [{ text: 'Gutenberg', confidence: 0.25 }];
const cue: TrackCue = {
  ...{ id: 'a', startMs: 0, endMs: 900, text: 'Guttenberg', origin: 'machine', confidence: 0.4 },
  words: [
    { startMs: 0, endMs: 900, text: ' Guttenberg', confidence: 0.4, timing: 'attention', alternatives },
  ],
};

it('a word is stored with its alternatives, and crosses to the page with them', () => {
  expect(fromCueRow(toCueRow('track', cue))).toEqual(cue);
  expect(trackCueSchema.parse(cue)).toEqual(cue);
});

it('a word of an earlier version has none', () => {
  const row = { ...toCueRow('track', cue), words: '[{"startMs":0,"endMs":900,"text":" Guttenberg"}]' };
  expect(fromCueRow(row).words).toEqual([{ startMs: 0, endMs: 900, text: ' Guttenberg' }]);
});

it('words with other alternatives are not the same', () => {
  const others = cue.words!.map((word) => ({ ...word, alternatives: [{ text: 'Guten', confidence: 0.25 }] }));
  expect(sameWords(cue.words, structuredClone(cue.words))).toBe(true);
  expect(sameWords(cue.words, others)).toBe(false);
  expect(
    sameWords(
      cue.words,
      cue.words!.map((word) => ({ ...word, alternatives: [] })),
    ),
  ).toBe(false);
});
