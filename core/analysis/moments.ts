import { z } from 'zod';
import { defineAnalysis } from './analysis.ts';

export const momentOptionsSchema = z.object({});
export type MomentOptions = z.infer<typeof momentOptionsSchema>;

/** What of a video can be searched; the moments themselves lie in an index of their own, see electron/services/search. */
export const momentsSchema = z.object({
  passages: z.int().min(0),
  /** Pictures that are kept: one a shot and at least one every two seconds, without those that look alike. */
  frames: z.int().min(0),
  /** Models whose vectors are there; null: not searched by meaning, by picture, by what is written in it. */
  textModel: z.string().nullable(),
  pictureModel: z.string().nullable(),
  readingModel: z.string().nullable(),
});
export type Moments = z.infer<typeof momentsSchema>;

/** Makes a video's text, its meaning and its pictures searchable. Models are those of the settings. */
export const moments = defineAnalysis({
  kind: 'moments',
  options: momentOptionsSchema,
  result: momentsSchema,
  needs: ['shots'],
});
