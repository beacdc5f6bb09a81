import { expect, it } from 'vitest';
import type { Word } from '../cues/cue.ts';
import { resolveProfile } from '../profiles/profiles.ts';
import type { Layout } from './lay-out.ts';
import { TrackProjection } from './track-projection.ts';

const layout: Layout = {
  profile: resolveProfile('netflix', { language: 'en', vertical: false }),
  ...{ language: 'en', frameRate: undefined, shotChanges: [], durationMs: 60_000 },
};
const words: readonly Word[] = ['One', ' two', ' three', ' four.'].map((text, i) => ({
  ...{ text, startMs: 1000 + i * 500, endMs: 1400 + i * 500 },
}));

it.each([
  ['time', { startMs: 1540, endMs: 1890 }],
  ['language', { language: 'de' }],
])('a word whose %s a later window corrects is the same as in a new projection', (_, correction) => {
  const corrected = words.map((word, i) => (i === 1 ? { ...word, ...correction } : word));
  const growing = new TrackProjection('track');
  growing.project(words, layout, []);
  expect(growing.project(corrected, layout, [])).toEqual(
    new TrackProjection('track').project(corrected, layout, []),
  );
});
