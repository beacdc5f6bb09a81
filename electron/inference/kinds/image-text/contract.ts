/** Pictures and texts as vectors of one space: CLIP and SigLIP. */
import { z } from 'zod';
import { kindContract, kindOperation } from '../../kind-contract.ts';
import type { InfoOf } from '../../kind-contract.ts';
import { rgbImageSchema } from '../../loading.ts';
import { embedding, noMatchBelowSchema, vectorModelShape } from '../../vectors.ts';

const info = z.strictObject({
  ...vectorModelShape,
  /** What the model sees of an image, in pixels; other images are scaled and cropped to it. */
  imageSize: z.strictObject({ width: z.int().positive(), height: z.int().positive() }),
  maxTokens: z.int().positive(),
  /** Factor between a cosine and a logit (the temperature is its inverse). */
  logitScale: z.number().optional(),
  noMatchBelow: noMatchBelowSchema,
});

export const embedImagesInput = z.strictObject({
  modelKey: z.string(),
  images: z.array(rgbImageSchema).min(1),
});
export type EmbedImagesInput = z.infer<typeof embedImagesInput>;

export const embedImageTextsInput = z.strictObject({
  modelKey: z.string(),
  texts: z.array(z.string()).min(1),
});
export type EmbedImageTextsInput = z.infer<typeof embedImageTextsInput>;

export const imageTextContract = kindContract({
  kind: 'image-text',
  info,
  operations: {
    embedImages: kindOperation({ input: embedImagesInput, ...embedding }),
    /** Texts in the space of the images. */
    embedImageTexts: kindOperation({ input: embedImageTextsInput, ...embedding }),
  },
});
export type ImageTextInfo = InfoOf<typeof imageTextContract>;
