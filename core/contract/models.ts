import { z } from 'zod';
import { executionProviderSchema } from '../devices.ts';
import { failureSchema } from '../failure.ts';
import { accuracyClasses } from '../evaluation/accuracy-class.ts';
import { modelTaskSchema } from '../model-task.ts';
import { jobSchema } from './jobs.ts';
import { mediaIdSchema, sourceIdSchema, trackIdSchema } from './media.ts';
import { noteSchema } from '../notes.ts';
import { operation } from './operation.ts';

export const modelSchema = z.object({
  id: z.string(),
  name: z.string(),
  task: modelTaskSchema,
  state: z.enum(['installed', 'shipped', 'available', 'damaged']),
  /** BCP 47. */
  languages: z.array(z.string()),
  /** Of a translator that goes only some ways: `en-es`. Without them: from each of its languages into every other. */
  pairs: z.array(z.string()).exactOptional(),
  licence: z.string().nullable(),
  /** Bytes on the disk, or of the download. */
  bytes: z.number().nullable(),
  /** Of what is installed. `fp16-as-fp32`: weights in half precision under graphs that compute in single. */
  precisions: z.array(z.enum(['int8', 'q4', 'fp16', 'fp16-as-fp32', 'fp32'])).exactOptional(),
  wordTimes: z.enum(['attention', 'signal']).nullable(),
  notes: z.string().nullable(),
  /** Order of preference within a task; the starter is 0. */
  rank: z.number(),
  /** The one of its task that most people are served well by. */
  isRecommended: z.boolean(),
  /** Where it is downloaded from: Python packages, or the hub; null where it is not to be had. */
  source: z.enum(['packages', 'hub']).nullable(),
  /** What it did on this computer when it was last tried, one for each device, the newest first. */
  measured: z.array(
    z.object({
      heard: z.enum(['sample', 'own']),
      /** Null where that says nothing: a starter knows the sample. */
      accuracy: z.enum(accuracyClasses).nullable(),
      /** Wrong, lost and invented words per word said; null with `accuracy`. */
      wrongShare: z.number().nullable(),
      /** Seconds of sound in a second. */
      timesRealTime: z.number(),
      peakBytes: z.number(),
      device: executionProviderSchema,
    }),
  ),
});
export type ModelCard = z.infer<typeof modelSchema>;

/** Weights that another program on this computer keeps. */
export const foundWeightsSchema = z.object({
  source: sourceIdSchema,
  /** Of the folder or file. */
  name: z.string(),
  program: z.string(),
  bytes: z.number(),
  /** Why they can't be imported. */
  refusal: failureSchema.nullable(),
  notes: z.array(noteSchema),
});
export type FoundWeightsCard = z.infer<typeof foundWeightsSchema>;

export const modelOperations = {
  'models.list': operation({
    input: z.object({}),
    output: z.object({ models: z.array(modelSchema), offline: z.boolean() }),
    priority: 'interactive',
  }),
  /** A job of kind `install-model`. */
  'models.install': operation({
    input: z.object({ modelId: z.string().max(300) }),
    output: jobSchema,
    priority: 'interactive',
  }),
  /**
   * A job of kind `measure-model`: an installed speech model is tried on a track of a video, whose text counts as what is
   * said there, or on the sample.
   */
  'models.measure': operation({
    input: z.object({
      modelId: z.string().max(300),
      on: z.object({ mediaId: mediaIdSchema, trackId: trackIdSchema }).nullable(),
    }),
    output: jobSchema,
    priority: 'interactive',
  }),
  /** In the usual places of other programs; without what was imported already. */
  'models.find': operation({
    input: z.object({}),
    output: z.object({ weights: z.array(foundWeightsSchema) }),
    priority: 'background',
  }),
  /** A model's folder or a file of weights that was found or chosen; it gets a name of its own. */
  'models.import': operation({
    input: z.object({ source: sourceIdSchema }),
    output: z.object({ modelId: z.string() }),
    priority: 'interactive',
  }),
  'models.remove': operation({
    input: z.object({ modelId: z.string().max(300) }),
    output: z.object({ freedBytes: z.number() }),
    priority: 'interactive',
  }),
};
