import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInferenceClient } from '../../../inference/client.ts';
import type { InferenceClient } from '../../../inference/client.ts';
import { modelPlaces } from '../../../services/models/layout/model-places.ts';
import { openEngine } from './open-engine.ts';
import { whyNot } from '../../../inference/kinds/translator/contract.ts';
import type { TranslatorInfo } from '../../../inference/kinds/translator/contract.ts';
import { routeOf } from './routes.ts';
import type { LoadedTranslator } from './routes.ts';

const never = new AbortController().signal;

function translator(id: string, from: readonly string[], to: readonly string[]): LoadedTranslator {
  const languages = { from: [...from], to: [...to] };
  return {
    id,
    info: { modelKey: id, languages, fromAny: false, maxTokens: 32 } as unknown as TranslatorInfo,
  };
}

describe('the way from one language to another', () => {
  const toGerman = translator('en-de', ['en'], ['de']);
  const fromSpanish = translator('es-en', ['es'], ['en']);

  it('is direct where the chosen model goes there, whatever the region', () => {
    expect(routeOf(toGerman, [fromSpanish], 'en-GB', 'de-AT')).toEqual([
      { modelKey: 'en-de', from: 'en-GB', to: 'de-AT' },
    ]);
  });

  it('leads through English where another model does the other half', () => {
    const legs = [
      { modelKey: 'es-en', from: 'es', to: 'en' },
      { modelKey: 'en-de', from: 'en', to: 'de' },
    ];
    expect(routeOf(toGerman, [fromSpanish], 'es', 'de')).toEqual(legs);
    expect(routeOf(fromSpanish, [toGerman], 'es', 'de')).toEqual(legs);
  });

  it('is none where half of it is missing, and the model says why', () => {
    expect(routeOf(toGerman, [], 'es', 'de')).toBeUndefined();
    expect(routeOf(toGerman, [fromSpanish], 'de', 'en')).toBeUndefined();
    expect(whyNot(toGerman.info, 'es', 'de')).toMatchObject({
      reason: 'not-from',
      language: 'es',
      known: ['en'],
    });
  });
});

describe('a translator of the store', () => {
  // Nothing is installed there.
  const places = modelPlaces('/nowhere');
  let inference: InferenceClient;
  beforeAll(() => {
    inference = createInferenceClient({ threads: 1 });
  });
  afterAll(() => inference.close());
  const open = (main: string, from: readonly string[], to: string) =>
    openEngine(
      { inference, places, openWriter: () => Promise.reject(new Error('not asked for')) },
      { engine: 'starter-translation' },
      { main, from, to },
      never,
    );

  it('translates each language from itself, and refuses or leaves out what it does not know', async () => {
    const { engine, notes, name } = await open('en', ['en', 'es', 'ja'], 'de');
    expect([name, engine.listens]).toEqual(['starter-translation', false]);
    expect(notes).toMatchObject([{ code: 'passages-left-out', facts: { language: 'ja' } }]);
    const request = { to: 'de', before: [], behind: [], terms: [] };
    const translate = async (from: string, text: string) =>
      (await engine.translate({ ...request, from, lines: [{ id: 7, text }] }))[0];
    expect(await translate('es', 'Hay cinco pájaros en la playa.')).toMatchObject({
      id: 7,
      text: expect.stringMatching(/V[oö]gel/) as string,
    });
    expect(await translate('ja', '鳥')).toBeUndefined();
    await expect(open('ja', ['ja'], 'de')).rejects.toMatchObject({ facts: { reason: 'not-from' } });
    await expect(open('en', ['en'], 'ja')).rejects.toMatchObject({ facts: { reason: 'not-into' } });
    await expect(open('und', ['und'], 'de')).rejects.toMatchObject({ facts: { reason: 'source-unknown' } });
  });
});
