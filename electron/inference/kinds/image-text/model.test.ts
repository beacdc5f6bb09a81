import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AutoProcessor,
  AutoTokenizer,
  CLIPTextModelWithProjection,
  CLIPVisionModelWithProjection,
  RawImage,
} from '@huggingface/transformers';
import type { Tensor } from '@huggingface/transformers';
import { describe, expect, it } from 'vitest';
import { normaliseRows } from '../../processing/normalise.ts';
import type { RgbImage } from '../../processing/resize-image.ts';
import {
  largestDifference,
  loadRequest,
  onCpu,
  testPool,
  tinyModel,
  unheard,
} from '../../testing/tiny-models.ts';
import { keepModels } from '../../loaded-models.ts';
import { imageTextContract } from './contract.ts';
import { createImageText } from './model.ts';

const { signal } = unheard;
const folder = tinyModel('clip');

function picture(width: number, height: number, seed: number): RgbImage {
  const rgb = Uint8Array.from({ length: width * height * 3 }, (_, at) => (at * at * seed + 17 * at) % 256);
  return { width, height, rgb };
}

/** Images of the model's own size: transformers.js scales others with sharp, not as Pillow does. */
async function referenceImages(images: readonly RgbImage[]): Promise<Float32Array> {
  const processor = (await AutoProcessor.from_pretrained(folder)) as unknown as (
    images: readonly RawImage[],
  ) => Promise<{ pixel_values: Tensor }>;
  const model = await CLIPVisionModelWithProjection.from_pretrained(folder, { dtype: 'fp32' });
  const inputs = await processor(images.map(({ width, height, rgb }) => new RawImage(rgb, width, height, 3)));
  const { image_embeds } = (await model(inputs)) as { image_embeds: Tensor };
  return unit(image_embeds);
}

async function referenceTexts(texts: readonly string[]): Promise<Float32Array> {
  const tokenizer = await AutoTokenizer.from_pretrained(folder);
  const model = await CLIPTextModelWithProjection.from_pretrained(folder, { dtype: 'fp32' });
  const inputs = tokenizer([...texts], { padding: true, truncation: true }) as object;
  const { text_embeds } = (await model(inputs)) as { text_embeds: Tensor };
  return unit(text_embeds);
}

function unit({ data, dims }: Tensor): Float32Array {
  const vectors = Float32Array.from(data as Float32Array);
  normaliseRows(vectors, dims[1]!);
  return vectors;
}

describe('image embeddings', () => {
  it('of images and texts are those of transformers.js', async () => {
    const embedder = keepModels(imageTextContract, createImageText(), testPool());
    const info = await embedder.load(loadRequest(folder), onCpu, signal);
    expect(info).toMatchObject({
      dimensions: 8,
      imageSize: { width: 16, height: 16 },
      maxTokens: 10,
      logitScale: 20,
      noMatchBelow: 0.2,
    });
    const { modelKey } = info;
    const images = Array.from({ length: 11 }, (_, seed) => picture(16, 16, seed + 3));
    const seen = await embedder.run('embedImages', { modelKey, images }, unheard);
    expect(largestDifference(seen.vectors, await referenceImages(images))).toBeLessThan(1e-5);
    const texts = ['a red cat', 'the blue house and one dog', 'two'];
    const read = await embedder.run('embedImageTexts', { modelKey, texts }, unheard);
    expect(largestDifference(read.vectors, await referenceTexts(texts))).toBeLessThan(1e-5);
  });

  it('take images of any size', async () => {
    const embedder = keepModels(imageTextContract, createImageText(), testPool());
    const { modelKey } = await embedder.load(loadRequest(folder), onCpu, signal);
    const images = [picture(1, 1, 5), picture(3, 200, 5), picture(64, 48, 5)];
    const { vectors } = await embedder.run('embedImages', { modelKey, images }, unheard);
    expect(vectors.length).toBe(24);
    expect(vectors.every(Number.isFinite)).toBe(true);
  });

  it('are refused of a folder with one of the two graphs, or with graphs that share no space', async () => {
    const copy = await mkdtemp(join(tmpdir(), 'sidecut-clip-'));
    try {
      await cp(folder, copy, { recursive: true });
      await rm(join(copy, 'onnx/text_model.onnx'));
      const embedder = keepModels(imageTextContract, createImageText(), testPool());
      await expect(embedder.load(loadRequest(copy), onCpu, signal)).rejects.toMatchObject({
        code: 'model-missing-file',
        message: expect.stringContaining('onnx/text_model.onnx') as string,
      });
      await writeFile(
        join(copy, 'onnx/text_model.onnx'),
        await readFile(join(tinyModel('text'), 'onnx/model.onnx')),
      );
      await expect(embedder.load(loadRequest(copy), onCpu, signal)).rejects.toMatchObject({
        code: 'model-unsupported',
        facts: { reason: 'output-shape', graph: 'image-text' },
      });
    } finally {
      await rm(copy, { recursive: true });
    }
  });
});
