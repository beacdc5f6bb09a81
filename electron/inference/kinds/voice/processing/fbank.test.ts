import { WeSpeakerFeatureExtractor } from '@huggingface/transformers';
import { describe, expect, it } from 'vitest';
import { createFbank } from './fbank.ts';
import { fbankConfigSchema } from './speaker-config.ts';

const config = fbankConfigSchema.parse({
  feature_extractor_type: 'WeSpeakerFeatureExtractor',
  min_num_frames: 9,
});

/** A tone that rises over noise and an offset. */
function sound(samples: number): Float32Array {
  let seed = 7;
  return Float32Array.from({ length: samples }, (_, n) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    const time = n / 16_000;
    return 0.3 * Math.sin(2 * Math.PI * (150 + 400 * time) * time) + 0.05 * (seed / 2 ** 30 - 1) + 0.02;
  });
}

async function reference(samples: Float32Array): Promise<{ frames: number; features: Float32Array }> {
  const extractor = new WeSpeakerFeatureExtractor(config) as unknown as (audio: Float32Array) => Promise<{
    readonly input_features: { readonly dims: readonly number[]; readonly data: Float32Array };
  }>;
  const { input_features } = await extractor(samples);
  return { frames: input_features.dims[1]!, features: input_features.data };
}

describe('filterbank features', () => {
  it.each([
    { what: 'two seconds', samples: 32_000 },
    { what: 'an odd number of frames', samples: 400 + 160 * 20 },
    { what: 'a clip shorter than the fewest frames', samples: 1000 },
  ])('are those of transformers.js: $what', async ({ samples }) => {
    const audio = sound(samples);
    const [ours, theirs] = [createFbank(config)(audio), await reference(audio)];
    expect(ours.frames).toBe(theirs.frames);
    const differences = ours.features.map((value, index) => Math.abs(value - theirs.features[index]!));
    expect(Math.max(...differences)).toBeLessThan(1e-3);
  });

  it('have no mean in any band', () => {
    const { frames, features } = createFbank(config)(sound(16_000));
    for (let band = 0; band < 80; band++) {
      let sum = 0;
      for (let frame = 0; frame < frames; frame++) sum += features[frame * 80 + band]!;
      expect(sum / frames).toBeCloseTo(0, 4);
    }
  });
});
