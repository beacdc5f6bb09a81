import { Tensor } from 'onnxruntime-node';
import type { InferenceSession } from 'onnxruntime-node';
import { freeOutputs } from '../../../sessions/free-outputs.ts';
import type { LogMel } from '../processing/log-mel.ts';
import type { ModelConfig } from '../processing/model-config.ts';
import type { EncodedWindows } from '../decoder/decoder.ts';

export interface WhisperEncoder {
  /** @param windows samples at the model's rate; each at most one window long */
  encode(windows: readonly Float32Array[]): Promise<EncodedWindows>;
}

/** What the attention of the windows that are encoded together may take. */
const attentionBytes = 32 * 1024 ** 2;

/**
 * More windows at once bring the encoder nothing (it fills the processor with one) but cost memory, for its
 * attention grows with the square of the window: 72 MB each at base size.
 */
export function windowsPerRun(config: ModelConfig): number {
  const bytes = 4 * config.encoder_attention_heads * config.max_source_positions ** 2;
  return Math.max(1, Math.floor(attentionBytes / bytes));
}

export function createEncoder(
  session: InferenceSession,
  logMel: LogMel,
  config: ModelConfig,
): WhisperEncoder {
  const { melBins, frames } = logMel;
  const [positions, width] = [config.max_source_positions, config.d_model];
  const together = windowsPerRun(config);

  function featuresOf(windows: readonly Float32Array[]): Tensor {
    const features = new Float32Array(windows.length * melBins * frames);
    windows.forEach((samples, index) => {
      logMel.compute(samples, features, index * melBins * frames);
    });
    return new Tensor('float32', features, [windows.length, melBins, frames]);
  }

  async function run(features: Tensor, target: Float32Array): Promise<void> {
    const dims = [features.dims[0] ?? 0, positions, width];
    // Written in place; what the runtime gives besides is a copy of its own.
    const written = { last_hidden_state: new Tensor('float32', target, dims) };
    freeOutputs(await session.run({ input_features: features }, written), written);
  }

  return {
    encode: async (windows) => {
      const size = positions * width;
      const hidden = new Float32Array(windows.length * size);
      let running = Promise.resolve();
      for (let first = 0; first < windows.length; first += together) {
        const some = windows.slice(first, first + together);
        // The runtime encodes in threads of its own; meanwhile the features of the next windows are worked out here.
        const features = featuresOf(some);
        await running;
        running = run(features, hidden.subarray(first * size, (first + some.length) * size));
      }
      await running;
      return {
        hidden: new Tensor('float32', hidden, [windows.length, positions, width]),
        count: windows.length,
      };
    },
  };
}
