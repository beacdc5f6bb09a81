import { SidecutError } from '../../../../../core/errors.ts';

export type WeightsFormat = 'ctranslate2' | 'ggml' | 'safetensors';

/** Weights that are stored in blocks or bytes; `kind` as their program names it. */
export function quantisedWeights(file: string, format: WeightsFormat, kind: string): SidecutError {
  return new SidecutError('model-unsupported', { reason: 'quantised-weights', file, format, kind });
}

/** The file holds something else than a Whisper model. */
export function notWhisperWeights(file: string): SidecutError {
  return new SidecutError('model-unsupported', { reason: 'not-weights', file });
}
