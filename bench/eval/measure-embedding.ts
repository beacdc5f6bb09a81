import { z } from 'zod';
import type { InferenceClient } from '../../electron/inference/client.ts';
import type { Measured } from './figures.ts';
import { heldOutFile, languages, readJsonFile, starterFolder } from './held-out-folder.ts';
import type { Language } from './held-out-folder.ts';
import { bestCosine, cosine, everyRow, rankOf, share } from './retrieval.ts';
import type { Rows } from './retrieval.ts';

/** Line i of every language says the same, and query i asks for passage i. */
const textsSchema = z.record(z.enum(languages), z.array(z.string()).min(1));
const setSchema = z.object({ passages: textsSchema, queries: textsSchema, outside: textsSchema });

/** What one language's queries found among one language's passages. */
interface Found {
  readonly asked: Language;
  readonly answered: Language;
  readonly ranks: readonly number[];
  readonly ownCosines: readonly number[];
  /** The nearest passage of each outside query. */
  readonly outsideCosines: readonly number[];
}

export async function measureEmbedding(inference: InferenceClient): Promise<Measured> {
  const set = await readJsonFile(heldOutFile('embedding', 'held-out.json'), setSchema);
  const { modelKey, noMatchBelow = NaN } = await inference.load('text-embedder', {
    folder: starterFolder('embedding'),
    device: 'cpu',
  });
  const embed = (texts: readonly string[], kind: 'query' | 'passage') =>
    inference.embedTexts({ modelKey, texts: [...texts], kind });
  const found: Found[] = [];
  const passages = new Map<Language, Rows>();
  for (const language of languages) passages.set(language, await embed(set.passages[language], 'passage'));
  for (const asked of languages) {
    const queries = await embed(set.queries[asked], 'query');
    const outside = await embed(set.outside[asked], 'query');
    for (const [answered, rows] of passages)
      found.push({ asked, answered, ...search(queries, outside, rows) });
  }
  return ({ id }) => valueOf(id, found, noMatchBelow);
}

function search(queries: Rows, outside: Rows, rows: Rows) {
  const all = everyRow(rows);
  return {
    ranks: all.map((row) => rankOf(queries, row, rows, all, row)),
    ownCosines: all.map((row) => cosine(queries, row, rows, row)),
    outsideCosines: everyRow(outside).map((query) => bestCosine(outside, query, rows)),
  };
}

function valueOf(id: string, found: readonly Found[], noMatchBelow: number): number | undefined {
  const first = (some: readonly Found[]) =>
    share(
      some.flatMap(({ ranks }) => ranks),
      (rank) => rank === 1,
    );
  const same = found.filter(({ asked, answered }) => asked === answered);
  const across = found.filter(({ asked, answered }) => asked !== answered);
  const language = /^rank1-(\w\w)$/.exec(id)?.[1];
  if (language !== undefined) return first(same.filter(({ asked }) => asked === language));
  switch (id) {
    case 'rank1-same':
      return first(same);
    case 'rank1-cross':
      return first(across);
    case 'rank1-cross-worst':
      return Math.min(...across.map((one) => first([one])));
    case 'outside-below':
      return share(
        found.flatMap(({ outsideCosines }) => outsideCosines),
        (value) => value < noMatchBelow,
      );
    case 'inside-above':
      return share(
        found.flatMap(({ ownCosines }) => ownCosines),
        (value) => value >= noMatchBelow,
      );
    default:
      return undefined;
  }
}
