/** Models that turn a text, a picture or a voice into a vector of length 1. */
import { z } from 'zod';
import { float32ArraySchema, itemProgressSchema } from './loading.ts';

export const vectorModelShape = {
  /** Numbers of one vector. */
  dimensions: z.int().positive(),
};

/**
 * A query whose best cosine is below this matches nothing. Told by models that were measured for it; the others
 * leave the choice to the caller.
 */
export const noMatchBelowSchema = z.number().optional();

export const vectorsSchema = z.strictObject({
  /** `[items, dimensions]`, row by row, in the order of the input; each row has length 1. */
  vectors: float32ArraySchema(),
  dimensions: z.int().positive(),
});
export type Vectors = z.infer<typeof vectorsSchema>;

/** What all operations that embed have in common. */
export const embedding = {
  output: vectorsSchema,
  progress: itemProgressSchema,
  priority: 'background',
} as const;
