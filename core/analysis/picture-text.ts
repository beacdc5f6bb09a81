import { z } from 'zod';
import { defineAnalysis } from './analysis.ts';

export const pictureTextOptionsSchema = z.object({
  /** A text recogniser of the model store. */
  model: z.string().max(300),
});
export type PictureTextOptions = z.infer<typeof pictureTextOptionsSchema>;

/** What is written in the picture for a while. */
export const writtenTextSchema = z.object({
  startMs: z.int().min(0),
  endMs: z.int().min(0),
  /** From the top, those beside each other from the left. */
  lines: z.array(z.string().max(1000)).min(1),
});
export interface WrittenText {
  readonly startMs: number;
  readonly endMs: number;
  readonly lines: readonly string[];
}

export const pictureTextSchema = z.object({
  /** Read up to here: a run that was ended goes on behind it. */
  doneMs: z.int().min(0),
  texts: z.array(writtenTextSchema),
});
export interface PictureText {
  readonly doneMs: number;
  readonly texts: readonly WrittenText[];
}

/** What is written in the picture: titles, slides, code. Kept by content, and searched. */
export const pictureText = defineAnalysis({
  kind: 'picture-text',
  options: pictureTextOptionsSchema,
  result: pictureTextSchema,
  needs: ['shots'],
});
