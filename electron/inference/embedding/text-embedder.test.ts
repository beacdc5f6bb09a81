import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from '@huggingface/transformers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isCancellation } from '../../../core/errors.ts';
import type { ItemProgress } from '../contract.ts';
import {
  largestDifference,
  loadRequest,
  onCpu,
  testPool,
  tinyModel,
  unheard,
} from '../testing/tiny-models.ts';
import { TextEmbedder } from './text-embedder.ts';

const { signal } = unheard;
const texts = ['A red cat', 'Where is the dog ?', 'a', 'one two three and the house runs over'];

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'sidecut-texts-'))));
afterAll(() => rm(folder, { recursive: true }));

/** A copy of the tiny model with another file in it; undefined deletes it. */
async function changed(name: string, file: string, content: string | undefined): Promise<string> {
  const copy = join(folder, name);
  await cp(tinyModel('text'), copy, { recursive: true });
  if (content === undefined) await rm(join(copy, file));
  else await writeFile(join(copy, file), content);
  return copy;
}

async function reference(inputs: readonly string[]): Promise<Float32Array> {
  const extract = await pipeline('feature-extraction', tinyModel('text'), { dtype: 'fp32' });
  const output = await extract([...inputs], { pooling: 'mean', normalize: true });
  return output.data as Float32Array;
}

describe('text embeddings', () => {
  it('are those of transformers.js, whatever shares a batch with what', async () => {
    const embedder = new TextEmbedder(testPool());
    const info = await embedder.load(loadRequest(tinyModel('text')), onCpu, signal);
    expect(info).toMatchObject({
      provider: 'cpu',
      precision: 'fp32',
      dimensions: 8,
      maxTokens: 12,
      noMatchBelow: 0.4,
    });
    const { vectors } = await embedder.embed({ modelKey: info.modelKey, texts, kind: 'passage' }, unheard);
    const expected = await reference(texts.map((text) => `passage : ${text}`));
    expect(largestDifference(vectors, expected)).toBeLessThan(1e-5);
  });

  it('differ between a query and a passage when the model has prefixes', async () => {
    const embedder = new TextEmbedder(testPool());
    const { modelKey } = await embedder.load(loadRequest(tinyModel('text')), onCpu, signal);
    const embed = async (kind: 'query' | 'passage') =>
      (await embedder.embed({ modelKey, texts: ['a cat'], kind }, unheard)).vectors;
    expect(largestDifference(await embed('query'), await embed('passage'))).toBeGreaterThan(0.01);
    expect(largestDifference(await embed('query'), await reference(['query : a cat']))).toBeLessThan(1e-5);
  });

  it('see only the beginning of a text that is too long, and its last special token', async () => {
    const embedder = new TextEmbedder(testPool());
    const { modelKey } = await embedder.load(loadRequest(tinyModel('text')), onCpu, signal);
    const long = 'a b c d e f g h cat dog cat dog';
    const cut = 'a b c d e f g h';
    const { vectors } = await embedder.embed({ modelKey, texts: [long, cut], kind: 'query' }, unheard);
    expect(largestDifference(vectors.subarray(0, 8), vectors.subarray(8))).toBe(0);
  });

  it('report their progress and stop between two batches', async () => {
    const embedder = new TextEmbedder(testPool());
    const { modelKey } = await embedder.load(loadRequest(tinyModel('text')), onCpu, signal);
    const many = Array.from({ length: 100 }, (_, index) => WORDS[index % WORDS.length]!);
    const seen: ItemProgress[] = [];
    const progress = (value: ItemProgress) => void seen.push(value);
    await embedder.embed({ modelKey, texts: many, kind: 'query' }, { signal, progress });
    expect(seen.map(({ done }) => done)).toEqual([32, 64, 96, 100]);
    const controller = new AbortController();
    const stopped = embedder.embed(
      { modelKey, texts: many, kind: 'query' },
      { signal: controller.signal, progress: () => controller.abort() },
    );
    await expect(stopped).rejects.toSatisfy(isCancellation);
  });

  it('need a model that is loaded', async () => {
    const embedder = new TextEmbedder(testPool());
    const { modelKey } = await embedder.load(loadRequest(tinyModel('text')), onCpu, signal);
    embedder.unload(modelKey);
    const call = embedder.embed({ modelKey, texts: ['a'], kind: 'query' }, unheard);
    await expect(call).rejects.toMatchObject({ code: 'model-unknown' });
  });
});

const WORDS = ['a cat', 'the dog runs', 'one'];

describe('a text model that does not fit', () => {
  it.each([
    { file: 'tokenizer.json', content: undefined, code: 'model-missing-file', says: 'has no tokenizer.json' },
    {
      file: 'onnx/model.onnx',
      content: undefined,
      code: 'model-missing-file',
      says: 'has no onnx/model.onnx',
    },
    { file: 'config.json', content: '{"model_type": 7}', code: 'model-damaged', says: '"model_type"' },
    { file: 'tokenizer.json', content: '{"model": {}}', code: 'model-damaged', says: 'tokenizer.json' },
    {
      file: 'config.json',
      content: '{"model_type": "bert"}',
      pooling: '{"pooling_mode_max_tokens": true}',
      code: 'model-unsupported',
      says: 'mean or the first token',
    },
  ])('is refused: $file $content', async ({ file, content, pooling, code, says }) => {
    const copy = await changed(`${code}-${file.replaceAll('/', '-')}`, file, content);
    if (pooling !== undefined) {
      await cp(join(copy, 'config.json'), join(copy, '1_Pooling/config.json'));
      await writeFile(join(copy, '1_Pooling/config.json'), pooling);
    }
    const load = new TextEmbedder(testPool()).load(loadRequest(copy), onCpu, signal);
    await expect(load).rejects.toMatchObject({ code, message: expect.stringContaining(says) as string });
  });

  it('is refused when it is a model for another task', async () => {
    const vision = await readFile(join(tinyModel('clip'), 'onnx/vision_model.onnx'));
    const copy = await changed('vision', 'config.json', '{"model_type": "bert"}');
    await writeFile(join(copy, 'onnx/model.onnx'), vision);
    const load = new TextEmbedder(testPool()).load(loadRequest(copy), onCpu, signal);
    await expect(load).rejects.toMatchObject({
      code: 'model-unsupported',
      message: expect.stringContaining('"pixel_values"') as string,
    });
  });
});
