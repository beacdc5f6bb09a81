import { z } from 'zod';
import { defineAnalysis } from './analysis.ts';

export const translationOptionsSchema = z.object({
  /** The track that is translated. */
  trackId: z.string().max(64),
  /** BCP 47 of what is written: `es`, `zh-Hant`. */
  to: z.string().min(2).max(35),
  /** BCP 47; null: what the track and its passages say. */
  from: z.string().min(2).max(35).nullable(),
  /** A translator or a language model of the store, or `server`, the language model server of the settings. */
  engine: z.string().max(300),
  /** Only these cues of the source, also where a person wrote; null: whatever is missing or whose source has changed. */
  cueIds: z.array(z.string().max(64)).max(20_000).nullable(),
});
export type TranslationOptions = z.infer<typeof translationOptionsSchema>;

export const translationResultSchema = z.object({
  /** The track that it wrote. */
  trackId: z.string(),
  cueCount: z.int().min(0),
  /** Cues with something to look at. */
  doubtfulCount: z.int().min(0),
});
export type TranslationResult = z.infer<typeof translationResultSchema>;

/** A linked track in another language, cue by cue. */
export const translation = defineAnalysis({
  kind: 'translation',
  options: translationOptionsSchema,
  result: translationResultSchema,
  reads: ['text'],
});
