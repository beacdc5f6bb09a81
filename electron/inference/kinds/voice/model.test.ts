import { AutoModel, AutoProcessor } from '@huggingface/transformers';
import type { Tensor } from '@huggingface/transformers';
import { describe, expect, it } from 'vitest';
import { normaliseRows } from '../../processing/normalise.ts';
import { noise } from '../../testing/sounds.ts';
import {
  largestDifference,
  loadRequest,
  onCpu,
  testPool,
  tinyModel,
  unheard,
} from '../../testing/tiny-models.ts';
import { keepModels } from '../../loaded-models.ts';
import { voiceContract } from './contract.ts';
import { createVoice } from './model.ts';

const folder = tinyModel('voice');

async function reference(samples: Float32Array): Promise<Float32Array> {
  const processor = (await AutoProcessor.from_pretrained(folder)) as unknown as (
    samples: Float32Array,
  ) => Promise<object>;
  const model = await AutoModel.from_pretrained(folder, { dtype: 'fp32' });
  const { last_hidden_state } = (await model(await processor(samples))) as { last_hidden_state: Tensor };
  const vector = Float32Array.from(last_hidden_state.data as Float32Array);
  normaliseRows(vector, vector.length);
  return vector;
}

describe('voice embeddings', () => {
  it('are those of transformers.js, clip by clip', async () => {
    const embedder = keepModels(voiceContract, createVoice(), testPool());
    const info = await embedder.load(loadRequest(folder), onCpu, unheard.signal);
    expect(info).toMatchObject({ dimensions: 8, sameSpeakerAbove: 0.6 });
    const clips = [noise(16_000, 0.2), noise(40_123, 0.1), noise(500, 0.3)];
    const { vectors } = await embedder.run('embedVoices', { modelKey: info.modelKey, clips }, unheard);
    for (const [index, clip] of clips.entries()) {
      const ours = vectors.subarray(index * 8, index * 8 + 8);
      expect(largestDifference(ours, await reference(clip))).toBeLessThan(1e-3);
    }
  });

  it('are refused of a folder of another kind', async () => {
    const load = keepModels(voiceContract, createVoice(), testPool()).load(
      loadRequest(tinyModel('text')),
      onCpu,
      unheard.signal,
    );
    await expect(load).rejects.toMatchObject({
      code: 'model-missing-file',
      message: expect.stringContaining('preprocessor_config.json') as string,
    });
  });
});
