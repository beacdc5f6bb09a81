/** A voice as a vector: speaker encoders in the WeSpeaker layout, and Resemblyzer's. */
import { z } from 'zod';
import { kindContract, kindOperation } from '../../kind-contract.ts';
import { samplesSchema } from '../../loading.ts';
import { embedding, vectorModelShape } from '../../vectors.ts';

const info = z.strictObject({
  ...vectorModelShape,
  /** Two clips whose cosine is above this are taken for one speaker; see `noMatchBelow` on who tells. */
  sameSpeakerAbove: z.number().optional(),
});

export const embedVoicesInput = z.strictObject({
  modelKey: z.string(),
  /** Each the speech of one person: half a second at least to mean anything, better three. */
  clips: z.array(samplesSchema.refine(({ length }) => length > 0, 'must not be empty')).min(1),
});
export type EmbedVoicesInput = z.infer<typeof embedVoicesInput>;

export const embedVoiceSpansInput = z.strictObject({
  modelKey: z.string(),
  samples: samplesSchema.refine(({ length }) => length > 0, 'must not be empty'),
  /** Stretches of it, each a vector: places of samples, the end excluded. They may overlap: what they share is computed once. */
  spans: z
    .array(z.strictObject({ from: z.int().min(0), to: z.int().min(1) }).refine(({ from, to }) => from < to))
    .min(1),
});
export type EmbedVoiceSpansInput = z.infer<typeof embedVoiceSpansInput>;

export const voiceContract = kindContract({
  kind: 'voice',
  info,
  operations: {
    embedVoices: kindOperation({ input: embedVoicesInput, ...embedding }),
    embedVoiceSpans: kindOperation({ input: embedVoiceSpansInput, ...embedding }),
  },
});
