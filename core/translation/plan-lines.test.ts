import { expect, it } from 'vitest';
import type { TrackCue } from '../project/track-cue.ts';
import { planInSteps, planLines, sourceLanguages } from './plan-lines.ts';

const cues = (count: number, textOf: (at: number) => string): readonly TrackCue[] =>
  Array.from({ length: count }, (_, at) => ({
    ...{ id: String(at), startMs: 1000 * at, endMs: 1000 * at + 900, origin: 'file' },
    text: textOf(at),
  }));

it.each([
  ['sentences of a cue', (at: number) => `Number ${at} is here.`],
  ['sentences over cues', (at: number) => (at % 3 === 2 ? 'and ends.' : 'it goes on')],
  ['text without marks', () => 'and so on'],
])('plans in steps that others may come between: %s', (_, textOf) => {
  const work = { sources: cues(300, textOf), wanted: null, from: 'en', to: 'es' };
  const steps = planInSteps(work);
  let count = 0;
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) count += 1;
  // Reading, joining, and the sentences.
  expect(count).toBeGreaterThan(600);
  expect(step.value).toEqual(planLines(work));
});

it('knows which languages there are to translate from', () => {
  const sources = cues(3, (at) => `Text ${at}.`).map((cue, at) =>
    at === 1 ? { ...cue, language: 'fr' } : cue,
  );
  const plan = (to: string) => sourceLanguages(planLines({ sources, wanted: null, from: 'en', to }));
  expect(plan('es')).toEqual(['en', 'fr']);
  expect(plan('fr')).toEqual(['en']);
});
