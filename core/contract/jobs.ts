import { z } from 'zod';
import { failureSchema } from '../failure.ts';
import { noteSchema } from '../notes.ts';
import { profileIdSchema } from '../project/project.ts';
import { jobStateSchema, mediaIdSchema, sourceIdSchema } from './media.ts';
import { operation } from './operation.ts';

export const transcribeOptionsSchema = z.object({
  /** Catalogue id or the id of an imported model. */
  model: z.string().max(300),
  /** BCP 47 or `auto`. */
  language: z.string().max(35),
  task: z.enum(['transcribe', 'translate']),
  profile: profileIdSchema,
  device: z.enum(['auto', 'cpu', 'webgpu', 'cuda', 'dml', 'coreml']),
  /** Index among the audio tracks. */
  audioTrack: z.int().min(0),
  prompt: z.string().max(2000).optional(),
});

export type TranscribeOptions = z.infer<typeof transcribeOptionsSchema>;

/** Where an export goes: a folder that the chooser made known and a name in it. */
export const destinationSchema = z.object({
  folder: sourceIdSchema,
  fileName: z.string().min(1).max(255),
  /** Asked for when the file is there already (`file-exists`). */
  overwrite: z.boolean(),
});

export const captionStyleSchema = z.object({
  fontFamily: z.string().max(100),
  /** Of the picture's height, 0.02 to 0.2. */
  fontSize: z.number().min(0.02).max(0.2),
  /** `#rrggbb` */
  color: z.string().regex(/^#[0-9a-f]{6}$/i),
  outlineColor: z.string().regex(/^#[0-9a-f]{6}$/i),
  /** Of the font's size, 0 to 0.3. */
  outline: z.number().min(0).max(0.3),
  background: z.string().regex(/^#[0-9a-f]{6}$/i),
  /** 0: none, 1: opaque. */
  backgroundOpacity: z.number().min(0).max(1),
  bold: z.boolean(),
  position: z.enum(['bottom', 'middle', 'top']),
  /** Of the picture's height. */
  margin: z.number().min(0).max(0.4),
});
export type CaptionStyle = z.infer<typeof captionStyleSchema>;

export const defaultCaptionStyle: CaptionStyle = {
  fontFamily: 'sans-serif',
  fontSize: 0.055,
  color: '#ffffff',
  outlineColor: '#000000',
  outline: 0.08,
  background: '#000000',
  backgroundOpacity: 0,
  bold: false,
  position: 'bottom',
  margin: 0.06,
};

const startJobSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('transcribe'), mediaId: mediaIdSchema, options: transcribeOptionsSchema }),
  z.object({
    kind: z.literal('burn-in'),
    mediaId: mediaIdSchema,
    trackId: z.string(),
    style: captionStyleSchema,
    destination: destinationSchema,
  }),
  z.object({
    kind: z.literal('mux'),
    mediaId: mediaIdSchema,
    trackIds: z.array(z.string()).min(1).max(50),
    container: z.enum(['mp4', 'mkv']),
    destination: destinationSchema,
  }),
  z.object({
    kind: z.literal('clip'),
    mediaId: mediaIdSchema,
    startMs: z.int().min(0),
    endMs: z.int().min(1),
    destination: destinationSchema,
  }),
]);
export type StartJob = z.infer<typeof startJobSchema>;

export const jobSchema = z.object({
  id: z.string(),
  /** `prepare`: peaks, thumbnails, shots and speech regions, started by the import. `proxy`: a copy to play. */
  kind: z.enum(['prepare', 'proxy', 'transcribe', 'burn-in', 'mux', 'clip', 'install-model']),
  mediaId: mediaIdSchema.nullable(),
  /** The video's name, or the model's. */
  title: z.string(),
  state: jobStateSchema,
  /** 0 to 1 */
  fraction: z.number(),
  /** Message key of the stage, such as `job.stage.recognising`. */
  stage: z.string().nullable(),
  /** Times faster than real time. */
  speed: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  error: failureSchema.nullable(),
  /** The track that it writes. */
  trackId: z.string().nullable(),
  /** Name of the file that it wrote. */
  output: z.string().nullable(),
  /** Worth knowing, such as why the GPU is not used. */
  note: noteSchema.nullable(),
  createdAt: z.iso.datetime(),
});
export type Job = z.infer<typeof jobSchema>;

const oneJob = z.object({ jobId: z.string() });

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
  /** Forgets jobs that are done, failed or cancelled. */
  'jobs.clear': operation({ input: z.object({}), output: z.object({}), priority: 'interactive' }),
};
