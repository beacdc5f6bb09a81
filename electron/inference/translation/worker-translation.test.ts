import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInferenceClient } from '../client.ts';
import type { InferenceClient } from '../client.ts';
import { tinyModel } from '../testing/tiny-models.ts';

describe('translation in the worker', () => {
  let client: InferenceClient;
  beforeAll(() => void (client = createInferenceClient({ threads: 1 })));
  afterAll(() => client.close());

  const load = () => client.loadTranslator({ folder: tinyModel('m2m'), device: 'cpu' });

  it('comes with four beams where nothing else is said, and tells how far it is', async () => {
    const { modelKey } = await load();
    const input = { modelKey, texts: ['the cat runs', ''], source: 'en', target: 'de' };
    const seen: number[] = [];
    const found = await client.translate(input, { onProgress: ({ done }) => void seen.push(done) });
    expect(found).toEqual(await client.translate({ ...input, beams: 4 }));
    expect(found).toHaveLength(2);
    expect(found[1]).toEqual({ text: '', lost: [] });
    expect(seen.at(-1)).toBe(2);
  });

  it('stops when the call is cancelled, and needs the model anew after it was unloaded', async () => {
    const { modelKey } = await load();
    const texts = Array.from(
      { length: 2000 },
      (_, index) => `the cat sees a dog ${'here '.repeat(index % 9)}`,
    );
    const controller = new AbortController();
    const input = { modelKey, texts, source: 'en', target: 'de' };
    const stopped = client.translate(input, {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    await client.unloadModel({ modelKey });
    const call = client.translate({ ...input, texts: ['we'] });
    await expect(call).rejects.toMatchObject({ code: 'model-unknown' });
  });
});
