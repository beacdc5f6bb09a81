import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { pipeline } from '@huggingface/transformers';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadRequest, onCpu, testPool, unheard } from '../../testing/tiny-models.ts';
import { keepModels } from '../../loaded-models.ts';
import { translatorContract } from './contract.ts';
import { createTranslator } from './model.ts';

type Sentence = Readonly<Record<'en' | 'es' | 'de' | 'fr' | 'zh', string>>;
const heldOutFile = new URL(
  '../../../../models/training/held-out/translation/sentences.json',
  import.meta.url,
);
const heldOut = JSON.parse(await readFile(heldOutFile, 'utf8')) as readonly Sentence[];
const starter = fileURLToPath(new URL('../../../../models/starter/translation', import.meta.url));

describe('the starter translator', () => {
  const translator = keepModels(translatorContract, createTranslator(), testPool());
  let modelKey = '';
  beforeAll(async () => {
    const info = await translator.load(loadRequest(starter), onCpu, unheard.signal);
    const languages = ['de', 'en', 'es', 'fr', 'zh'];
    expect(info.languages).toEqual({ from: languages, to: languages });
    modelKey = info.modelKey;
  });

  async function translate(text: string, source: string, target: string, beams = 4): Promise<string> {
    const [result] = await translator.run(
      'translate',
      { modelKey, texts: [text], source, target, beams },
      unheard,
    );
    return result?.text ?? '';
  }

  // What `npm run eval` measures in full; here a few sentences tell whether the way through the engine is whole.
  it.each(['es', 'de', 'fr', 'zh'] as const)(
    'translates held-out sentences from and into %s',
    async (other) => {
      const sentences = heldOut.slice(0, 12);
      for (const [source, target] of [['en', other] as const, [other, 'en'] as const]) {
        const texts = sentences.map((sentence) => sentence[source]);
        const found = await translator.run(
          'translate',
          { modelKey, texts, source, target, beams: 4 },
          unheard,
        );
        const shares = found.map(({ text }, index) => sharedPairs(text, sentences[index]?.[target] ?? ''));
        expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThan(0.85);
      }
    },
  );

  it.each(['es', 'de', 'fr', 'zh'])(
    'brings numbers, names in quotes and tags through into %s',
    async (target) => {
      const counted = await translate('The soldier draws 12 sheep.', 'en', target);
      expect(counted.split('12')).toHaveLength(2);
      const named = await translate('“Anna Bell” draws a <i>sheep</i>!', 'en', target);
      expect(named.split('“Anna Bell”')).toHaveLength(2);
      expect(named).toMatch(/<i>.+<\/i>/u);
      expect(named).toMatch(/[!！](<\/i>)?$/u);
      const lines = await translate(
        '- The soldier draws a sheep.\n- {\\an8}The orange is green?',
        'en',
        target,
      );
      expect(lines).toMatch(/^- .+\n- \{\\an8\}.+[?？]$/u);
    },
  );

  it('gives the tokens of transformers.js with one beam', async () => {
    const pipe = await pipeline('translation', starter, { dtype: 'fp32' });
    for (const text of [
      'The accountant has a heavy bear.',
      'Soon the champion will be able to get up early.',
    ]) {
      for (const target of ['es', 'de', 'fr', 'zh']) {
        const options = { src_lang: 'en', tgt_lang: target } as Record<string, unknown>;
        const [output] = (await pipe(text, options)) as { translation_text: string }[];
        expect(await translate(text, 'en', target, 1)).toBe(output?.translation_text);
      }
    }
  });
});

/** Share of the pairs of neighbouring characters that two texts have in common (Dice), 0 to 1. */
function sharedPairs(one: string, other: string): number {
  const pairsOf = (text: string) =>
    Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
  const left = pairsOf(other);
  const total = left.length + Math.max(0, one.length - 1);
  const shared = pairsOf(one).filter((pair) => {
    const at = left.indexOf(pair);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return total === 0 ? 1 : (2 * shared.length) / total;
}
