import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadRequest, onCpu, testPool, unheard } from '../../testing/tiny-models.ts';
import { keepModels } from '../../loaded-models.ts';
import type { LoadedModels } from '../../loaded-models.ts';
import { textEmbedderContract } from './contract.ts';
import type { TextEmbedderInfo } from './contract.ts';
import { createTextEmbedder } from './model.ts';

const starter = fileURLToPath(new URL('../../../../models/starter/embedding', import.meta.url));

const passages = [
  'The dog is in the kitchen.',
  'The dog is in the garden.',
  'The teacher buys an umbrella.',
  'Maria draws an elephant.',
  'The nurse drinks tea in the morning.',
  'There are seven apples on the table.',
  'The mechanic repairs a car at the petrol station.',
  'The children sing a song at school.',
];

let embedder: LoadedModels<typeof textEmbedderContract>;
let model: TextEmbedderInfo;
let known: readonly Float32Array[];
beforeAll(async () => {
  embedder = keepModels(textEmbedderContract, createTextEmbedder(), testPool());
  model = await embedder.load(loadRequest(starter), onCpu, unheard.signal);
  known = await embed(passages, 'passage');
});

async function embed(texts: readonly string[], kind: 'query' | 'passage'): Promise<readonly Float32Array[]> {
  const { vectors } = await embedder.run(
    'embedTexts',
    { modelKey: model.modelKey, texts: [...texts], kind },
    unheard,
  );
  return texts.map((_, i) => vectors.subarray(i * model.dimensions, (i + 1) * model.dimensions));
}

const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

/** The passage nearest to a query, and how near. */
async function nearest(query: string): Promise<{ readonly passage: string; readonly score: number }> {
  const [vector] = await embed([query], 'query');
  const scores = known.map((passage) => cosine(passage, vector!));
  const score = Math.max(...scores);
  return { passage: passages[scores.indexOf(score)]!, score };
}

describe('the starter embedding model', () => {
  it('says what it is', () => {
    expect(model).toMatchObject({ dimensions: 192, maxTokens: 128 });
    expect(model.noMatchBelow).toBeGreaterThan(0.3);
  });

  it.each([
    { query: 'You can find the dog in the kitchen', passage: 0 },
    { query: 'El perro está en el jardín.', passage: 1 },
    { query: 'Der Lehrer kauft einen Regenschirm.', passage: 2 },
    { query: 'un dessin avec un éléphant', passage: 3 },
    { query: '玛丽亚画一头大象。', passage: 3 },
    { query: 'Es gibt sieben Äpfel auf dem Tisch', passage: 5 },
    { query: 'Mechaniker Auto', passage: 6 },
    { query: 'niños cantar escuela', passage: 7 },
  ])('finds the passage for "$query"', async ({ query, passage }) => {
    const found = await nearest(query);
    expect(found.passage).toBe(passages[passage]);
    expect(found.score).toBeGreaterThan(model.noMatchBelow!);
  });

  it.each([
    'The senate committee subpoenaed the lobbyists',
    'mecánica estadística de gases ideales',
    'Insolvenz eines börsennotierten Konzerns',
    'la souveraineté des États et le droit international',
    '量化宽松政策与汇率',
  ])('finds nothing for "%s"', async (query) => {
    expect((await nearest(query)).score).toBeLessThan(model.noMatchBelow!);
  });
});
