import { z } from 'zod';
import { failureSchema } from '../failure.ts';
import { noteSchema } from '../notes.ts';
import { jobIdSchema, jobStateSchema, mediaIdSchema } from './media.ts';
import { operation } from './operation.ts';

/** Message key; the page has a text for each stage that a kind of job names. */
export type JobStage = `job.stage.${string}`;

/** Kinds are registered where the app is put together: nothing here knows one by its name. */
const startJobSchema = z.object({
  kind: z.string().min(1).max(64),
  mediaId: mediaIdSchema.nullable(),
  /** By the kind's own schema. */
  options: z.unknown(),
});
export type StartJob = z.infer<typeof startJobSchema>;

const jobPartSchema = z.object({ number: z.int().min(1), count: z.int().min(1) });
export type JobPart = Readonly<z.infer<typeof jobPartSchema>>;

export const jobSchema = z.object({
  id: z.string(),
  kind: z.string(),
  mediaId: mediaIdSchema.nullable(),
  /** The video's name, or the model's. */
  title: z.string(),
  state: jobStateSchema,
  /** 0 to 1 */
  fraction: z.number(),
  /** Message key of the stage, such as `job.stage.recognising`. */
  stage: z.string().nullable(),
  /** `part 3 of 8`, of a running job whose work has parts. */
  part: jobPartSchema.exactOptional(),
  /** Times faster than real time. */
  speed: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  error: failureSchema.nullable(),
  /** The track that it writes. */
  trackId: z.string().nullable(),
  /** Name of the file that it wrote. */
  output: z.string().nullable(),
  /** What is worth knowing, such as why the GPU is not used. */
  notes: z.array(noteSchema),
  createdAt: z.iso.datetime(),
});
export type Job = z.infer<typeof jobSchema>;

const oneJob = z.object({ jobId: jobIdSchema });

export const jobOperations = {
  'jobs.list': operation({
    input: z.object({}),
    output: z.object({ jobs: z.array(jobSchema) }),
    priority: 'interactive',
  }),
  'jobs.start': operation({ input: startJobSchema, output: jobSchema, priority: 'interactive' }),
  'jobs.pause': operation({ input: oneJob, output: jobSchema, priority: 'interactive' }),
  'jobs.resume': operation({ input: oneJob, output: jobSchema, priority: 'interactive' }),
  'jobs.cancel': operation({ input: oneJob, output: jobSchema, priority: 'interactive' }),
  'jobs.retry': operation({ input: oneJob, output: jobSchema, priority: 'interactive' }),
  'jobs.pauseAll': operation({ input: z.object({}), output: z.object({}), priority: 'interactive' }),
  'jobs.resumeAll': operation({ input: z.object({}), output: z.object({}), priority: 'interactive' }),
  'jobs.cancelAll': operation({ input: z.object({}), output: z.object({}), priority: 'interactive' }),
  /** Forgets jobs that are done, failed or cancelled. */
  'jobs.clear': operation({ input: z.object({}), output: z.object({}), priority: 'interactive' }),
};
