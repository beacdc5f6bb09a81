import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInferenceClient } from './client.ts';
import type { InferenceClient } from './client.ts';
import type { ItemProgress } from './loading.ts';
import { noise } from './testing/sounds.ts';
import { tinyModel } from './testing/tiny-models.ts';

describe('vectors from the worker', () => {
  let client: InferenceClient;
  beforeAll(() => void (client = createInferenceClient({ threads: 1 })));
  afterAll(() => client.close());

  const loadTexts = () => client.load('text-embedder', { folder: tinyModel('text'), device: 'cpu' });

  it('come for texts, images and voices', async () => {
    const texts = await loadTexts();
    const images = await client.load('image-text', { folder: tinyModel('clip'), device: 'cpu' });
    const voices = await client.load('voice', { folder: tinyModel('voice'), device: 'cpu' });
    const image = { width: 20, height: 10, rgb: new Uint8Array(600).fill(90) };
    const made = [
      await client.embedTexts({ modelKey: texts.modelKey, texts: ['a cat'], kind: 'query' }),
      await client.embedImages({ modelKey: images.modelKey, images: [image] }),
      await client.embedImageTexts({ modelKey: images.modelKey, texts: ['a cat'] }),
      await client.embedVoices({ modelKey: voices.modelKey, clips: [noise(8000, 0.2)] }),
    ];
    for (const { vectors, dimensions } of made) {
      expect(dimensions).toBe(8);
      expect(Math.hypot(...vectors)).toBeCloseTo(1, 5);
    }
  });

  it('stop coming when the call is cancelled, and a query does not wait for the passages', async () => {
    const { modelKey } = await loadTexts();
    const passages = Array.from({ length: 4000 }, () => 'where is the dog');
    const controller = new AbortController();
    const progress: ItemProgress[] = [];
    const long = client.embedTexts(
      { modelKey, texts: passages, kind: 'passage' },
      { signal: controller.signal, onProgress: (value) => void progress.push(value) },
    );
    const refused = expect(long).rejects.toMatchObject({ code: 'cancelled' });
    await client.embedTexts({ modelKey, texts: ['a cat'], kind: 'query' });
    expect(progress.at(-1)?.done ?? 0).toBeLessThan(4000);
    controller.abort();
    await refused;
  });

  it('need the model anew after it was unloaded, and after a crash', async () => {
    const { modelKey } = await loadTexts();
    const embed = () => client.embedTexts({ modelKey, texts: ['a cat'], kind: 'query' });
    await client.unload({ modelKey });
    await expect(embed()).rejects.toMatchObject({ code: 'model-unknown' });
    await loadTexts();
    process.kill((await client.describe({})).pid, 'SIGKILL');
    await expect(embed()).rejects.toMatchObject({ code: 'worker-crashed', retryable: true });
    await expect(embed()).rejects.toMatchObject({ code: 'worker-crashed', retryable: true });
    await loadTexts();
    expect((await embed()).vectors).toHaveLength(8);
  });

  it('are refused for an image with too few bytes', async () => {
    const images = [{ width: 20, height: 10, rgb: new Uint8Array(10) }];
    const call = client.embedImages({ modelKey: 'any', images });
    await expect(call).rejects.toMatchObject({ code: 'usage' });
  });
});
