import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { corpusChrf } from '../../../core/evaluation/chrf.ts';
import { visibleText } from '../../../core/cues/markup.ts';
import { resolveProfile } from '../../../core/profiles/profiles.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import type { TranslationEngine } from '../../../core/translation/engine.ts';
import { planLines, sourceLanguages } from '../../../core/translation/plan-lines.ts';
import type { CueTranslation } from '../../../core/translation/translation-work.ts';
import sampleTranslations from '../../../sample/translations.json' with { type: 'json' };
import type { Truth } from '../../../sample/truth.ts';
import { createInferenceClient } from '../../inference/client.ts';
import { modelPlaces } from '../../services/models/layout/model-places.ts';
import { openEngine } from './engines/open-engine.ts';
import { makeTranslation } from './make-translation.ts';

const truth = JSON.parse(
  readFileSync(new URL('../../../sample/truth.json', import.meta.url), 'utf8'),
) as Truth;
const { signal } = new AbortController();

it('the sample’s translations are of what it tells', () => {
  const said = truth.sentences.map(({ text }) => text);
  const told = truth.sentences.map(({ language }, at) => sampleTranslations[at]![language as 'en' | 'es']);
  expect(told).toEqual(said);
  expect(sampleTranslations).toHaveLength(said.length);
});

// Into the other languages: `npm run eval:translation -- sample/translations.json --model starter-translation`.
it('the starter keeps every cue of the sample, the Spanish passage from Spanish, and comes near the truth', async () => {
  const sources = truth.sentences.map(({ startMs, endMs, text, language }, at): TrackCue => ({
    ...{ id: String(at), startMs, endMs, text, origin: 'file' },
    ...(language === 'en' ? {} : { language }),
  }));
  const to = 'de';
  const profile = resolveProfile('netflix', { language: to, vertical: false });
  const work = {
    sources,
    wanted: null,
    known: new Map<string, string>(),
    from: 'en',
    to,
    profile,
    terms: [],
  };
  await using inference = createInferenceClient({});
  const asked: string[] = [];
  const opened = await openEngine(
    {
      inference,
      places: modelPlaces('/nowhere'),
      openWriter: () => Promise.reject(new Error('not asked for')),
    },
    { engine: 'starter-translation' },
    { main: 'en', from: sourceLanguages(planLines(work)), to },
    signal,
  );
  const engine: TranslationEngine = {
    ...opened.engine,
    translate: (request) => {
      asked.push(...request.lines.map(({ text }) => `${request.from} ${text}`));
      return opened.engine.translate(request);
    },
  };
  const made: CueTranslation[] = [];
  const onStep = ({ cues }: { readonly cues: readonly CueTranslation[] }) => {
    made.push(...cues);
    return Promise.resolve();
  };
  await makeTranslation({ ...opened, engine }, work, { signal, onStep });
  expect(made.map(({ of }) => of)).toEqual(sources.map(({ id }) => id));
  expect(asked.filter((text) => text.startsWith('es'))).toEqual(
    truth.sentences.filter(({ language }) => language === 'es').map(({ text }) => `es ${text}`),
  );
  const pairs = made.map(({ text }, at) => ({
    hypothesis: visibleText(text),
    reference: sampleTranslations[at]![to],
  }));
  expect(corpusChrf(pairs)).toBeGreaterThan(85);
});
