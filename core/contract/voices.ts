/** Voices that are known again in other videos: off unless the settings say so. */
import { z } from 'zod';
import { rememberedVoiceSchema } from '../project/remembered-voice.ts';
import { mediaIdSchema } from './media.ts';
import { operation } from './operation.ts';

/** A result of the analysis `speakers`. */
const resultSchema = z.object({
  mediaId: mediaIdSchema,
  /** Those that it was made with. */
  options: z.unknown(),
});

export const voiceOperations = {
  /** The oldest first. */
  'voices.list': operation({
    input: z.object({}),
    output: z.object({ voices: z.array(rememberedVoiceSchema) }),
    priority: 'interactive',
  }),
  /** Throws `voice-unknown`; `voices-off` while the settings keep nothing. */
  'voices.remember': operation({
    input: resultSchema.extend({
      /** Place among the speakers of the result. */
      speaker: z.int().min(0),
      name: z.string().min(1).max(200),
    }),
    output: rememberedVoiceSchema,
    priority: 'interactive',
  }),
  'voices.forget': operation({
    input: z.object({ ids: z.array(z.string().max(64)).max(10_000) }),
    output: z.object({}),
    priority: 'interactive',
  }),
  'voices.forgetAll': operation({ input: z.object({}), output: z.object({}), priority: 'interactive' }),
  /** Whom speakers sound like; nobody while the settings keep nothing. */
  'voices.suggest': operation({
    input: resultSchema,
    output: z.object({
      suggestions: z.array(z.object({ speaker: z.int(), name: z.string(), likeness: z.number() })),
    }),
    priority: 'interactive',
  }),
};
