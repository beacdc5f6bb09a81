import { z } from 'zod';
import { corpusChrf } from '../../core/evaluation/chrf.ts';
import type { InferenceClient } from '../../electron/inference/client.ts';
import type { Measured } from './figures.ts';
import { heldOutFile, languages, readJsonFile, starterFolder } from './held-out-folder.ts';
import type { Language } from './held-out-folder.ts';
import { keepsParts } from './kept-parts.ts';
import { share } from './retrieval.ts';

/** The same sentence in every language. */
const sentencesSchema = z.array(z.record(z.enum(languages), z.string())).min(1);
const keptSchema = z
  .array(z.object({ from: z.enum(languages), to: z.enum(languages), text: z.string() }))
  .min(1);

/** English into each of the others and back. */
const directions = languages
  .filter((language) => language !== 'en')
  .flatMap((language) => [['en', language] as const, [language, 'en'] as const]);

/** Greedy, as the cards' figures were made; a search with more beams takes several times as long. */
const beams = 1;

export async function measureTranslation(inference: InferenceClient): Promise<Measured> {
  const sentences = await readJsonFile(heldOutFile('translation', 'sentences.json'), sentencesSchema);
  const kept = await readJsonFile(heldOutFile('translation', 'kept.json'), keptSchema);
  const { modelKey } = await inference.load('translator', {
    folder: starterFolder('translation'),
    device: 'cpu',
  });
  const translate = async (texts: readonly string[], source: Language, target: Language) => {
    const input = { modelKey, texts: [...texts], source, target, beams };
    return (await inference.translate(input)).map(({ text }) => text);
  };
  const scores = new Map<string, number>();
  const keeps: boolean[] = [];
  for (const [source, target] of directions) {
    const translations = await translate(
      sentences.map((row) => row[source]),
      source,
      target,
    );
    const pairs = translations.map((hypothesis, at) => ({ hypothesis, reference: sentences[at]![target] }));
    scores.set(`chrf-${source}-${target}`, corpusChrf(pairs));
    const texts = kept.filter(({ from, to }) => from === source && to === target).map(({ text }) => text);
    const carried = texts.length === 0 ? [] : await translate(texts, source, target);
    keeps.push(...texts.map((text, at) => keepsParts(text, carried[at]!)));
  }
  return ({ id }) => {
    if (id === 'kept') return share(keeps, (holds) => holds);
    if (id === 'chrf-mean') return [...scores.values()].reduce((sum, score) => sum + score) / scores.size;
    return scores.get(id);
  };
}
