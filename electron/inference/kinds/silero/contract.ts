/** Where there is speech in a sound, with Silero's detector; without a model key, with the one that ships. */
import { z } from 'zod';
import { kindContract, kindOperation } from '../../kind-contract.ts';
import { float32ArraySchema, samplesSchema } from '../../loading.ts';
import { frameSamples } from './processing/frames.ts';

export { frameMs, frameSamples } from './processing/frames.ts';

/** Input to one step of the speech detector. State is kept in the worker under `streamKey`. */
export const detectSpeechInput = z.strictObject({
  modelKey: z.string().optional(),
  streamKey: z.string(),
  /** Whole frames of 512 samples: the caller keeps what is over, and pads the last frame with zeros. */
  samples: samplesSchema.refine((samples) => samples.length % frameSamples === 0, 'must be whole frames'),
  /** True with the last piece: the state is dropped. A stream also ends with any call that fails. */
  end: z.boolean(),
});
export type DetectSpeechInput = z.output<typeof detectSpeechInput>;

/** Probability of speech for each frame. */
export const speechProbabilitiesSchema = float32ArraySchema();

export const sileroContract = kindContract({
  kind: 'silero',
  info: z.strictObject({}),
  operations: {
    detectSpeech: kindOperation({
      input: detectSpeechInput,
      output: speechProbabilitiesSchema,
      priority: 'interactive',
    }),
  },
});
