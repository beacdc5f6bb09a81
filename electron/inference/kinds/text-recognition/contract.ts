/** Text in pictures, found and read: models in the layout of PaddleOCR's PP-OCR. */
import { z } from 'zod';
import { kindContract, kindOperation } from '../../kind-contract.ts';
import type { InfoOf } from '../../kind-contract.ts';
import { itemProgressSchema, rgbImageSchema } from '../../loading.ts';

export const readPicturesInput = z.strictObject({
  modelKey: z.string(),
  pictures: z.array(rgbImageSchema).min(1).max(64),
});
export type ReadPicturesInput = z.infer<typeof readPicturesInput>;

const pointSchema = z.tuple([z.number(), z.number()]);

/** A line of text as it stands in a picture. */
export const readLineSchema = z.strictObject({
  text: z.string(),
  /** Mean probability of its characters, 0 to 1. */
  confidence: z.number(),
  /** Pixels: where the text begins above, ends above, ends below, begins below. */
  corners: z.tuple([pointSchema, pointSchema, pointSchema, pointSchema]),
});
export type ReadLine = z.infer<typeof readLineSchema>;

export const textRecognitionContract = kindContract({
  kind: 'text-recognition',
  info: z.strictObject({
    /** How many it can write. */
    characters: z.int().positive(),
  }),
  operations: {
    /** Of each picture the lines, from the top, those of one height from the left. */
    readPictures: kindOperation({
      input: readPicturesInput,
      output: z.strictObject({ pictures: z.array(z.array(readLineSchema)) }),
      progress: itemProgressSchema,
      priority: 'background',
    }),
  },
});
export type TextRecognitionInfo = InfoOf<typeof textRecognitionContract>;
