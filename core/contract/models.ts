import { z } from 'zod';
import { modelTaskSchema } from '../model-task.ts';
import { jobSchema } from './jobs.ts';
import { operation } from './operation.ts';

export const modelSchema = z.object({
  id: z.string(),
  name: z.string(),
  task: modelTaskSchema,
  state: z.enum(['installed', 'shipped', 'available', 'damaged']),
  /** BCP 47. */
  languages: z.array(z.string()),
  licence: z.string().nullable(),
  /** Bytes on the disk, or of the download. */
  bytes: z.number().nullable(),
  wordTimes: z.enum(['attention', 'signal']).nullable(),
  notes: z.string().nullable(),
  /** Order of preference within a task; the starter is 0. */
  rank: z.number(),
  /** The one of its task that most people are served well by. */
  isRecommended: z.boolean(),
});
export type ModelCard = z.infer<typeof modelSchema>;

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
  'models.remove': operation({
    input: z.object({ modelId: z.string().max(300) }),
    output: z.object({ freedBytes: z.number() }),
    priority: 'interactive',
  }),
};
