import { z } from 'zod';
import { profileIdSchema } from '../project/project.ts';
import { accuracySchema } from '../transcript/accuracy.ts';
import { defineAnalysis } from './analysis.ts';

export const transcribeOptionsSchema = z.object({
  /** Catalogue id or the id of an imported model. */
  model: z.string().max(300),
  /** BCP 47 or `auto`. */
  language: z.string().max(35),
  /** Where several are spoken: those that come into question for each passage, `language` first. */
  languages: z.array(z.string().max(35)).min(2).max(10).optional(),
  /** As usual where it is left out. */
  accuracy: accuracySchema.optional(),
  task: z.enum(['transcribe', 'translate']),
  profile: profileIdSchema,
  device: z.enum(['auto', 'cpu', 'webgpu', 'cuda', 'dml', 'coreml']),
  /** Index among the audio tracks. */
  audioTrack: z.int().min(0),
  prompt: z.string().max(2000).optional(),
  /**
   * The prompt with the glossary's names as they were when the work was asked for, which the host adds: a job that goes
   * on later listens as it began.
   */
  names: z.string().max(4000).optional(),
  /** How Chinese is written; absent: as it was recognised. */
  script: z.enum(['hans', 'hant']).optional(),
  /** Whether `uh` and `I I` are left out; absent: no. */
  leavesOutFillers: z.boolean().optional(),
});
export type TranscribeOptions = z.infer<typeof transcribeOptionsSchema>;

/** The words that are spoken, which the library keeps in tables of their own, and a track of cues made of them. */
export const transcript = defineAnalysis({
  kind: 'transcript',
  options: transcribeOptionsSchema,
  result: z.object({
    transcriptId: z.string(),
    trackId: z.string(),
    /** The language of most words; null when nothing was recognised. */
    language: z.string().nullable(),
  }),
  needs: ['speech', 'shots'],
});
