/** Models that turn a text, a picture or a voice into a vector of length 1. */
import { z } from 'zod';
import { operation } from '../../../core/contract/operation.ts';
import {
  float32ArraySchema,
  itemProgressSchema,
  loadedModelShape,
  loadModelInput,
  loadProgressSchema,
  samplesSchema,
} from '../loading.ts';

const vectorModelShape = {
  ...loadedModelShape,
  /** Numbers of one vector. */
  dimensions: z.int().positive(),
};

/**
 * A query whose best cosine is below this matches nothing. Told by models that were measured for it; the others
 * leave the choice to the caller.
 */
const noMatchBelow = z.number().optional();

export const textEmbedderInfoSchema = z.strictObject({
  ...vectorModelShape,
  /** Tokens of one text, special ones counted; what is over is cut off. */
  maxTokens: z.int().positive(),
  noMatchBelow,
});
export type TextEmbedderInfo = z.infer<typeof textEmbedderInfoSchema>;

export const imageEmbedderInfoSchema = z.strictObject({
  ...vectorModelShape,
  /** What the model sees of an image, in pixels; other images are scaled and cropped to it. */
  imageSize: z.strictObject({ width: z.int().positive(), height: z.int().positive() }),
  maxTokens: z.int().positive(),
  /** Factor between a cosine and a logit (the temperature is its inverse). */
  logitScale: z.number().optional(),
  noMatchBelow,
});
export type ImageEmbedderInfo = z.infer<typeof imageEmbedderInfoSchema>;

export const voiceEmbedderInfoSchema = z.strictObject({
  ...vectorModelShape,
  /** Two clips whose cosine is above this are taken for one speaker; see `noMatchBelow` on who tells. */
  sameSpeakerAbove: z.number().optional(),
});
export type VoiceEmbedderInfo = z.infer<typeof voiceEmbedderInfoSchema>;

export const vectorsSchema = z.strictObject({
  /** `[items, dimensions]`, row by row, in the order of the input; each row has length 1. */
  vectors: float32ArraySchema(),
  dimensions: z.int().positive(),
});
export type Vectors = z.infer<typeof vectorsSchema>;

const textsSchema = z.array(z.string()).min(1);

export const embedTextsInput = z.strictObject({
  modelKey: z.string(),
  texts: textsSchema,
  /** What a person asks, or what is searched; models tell the two apart by a prefix that is put before them. */
  kind: z.enum(['query', 'passage']),
});
export type EmbedTextsInput = z.infer<typeof embedTextsInput>;

export const rgbImageSchema = z
  .strictObject({
    width: z.int().positive().max(16_384),
    height: z.int().positive().max(16_384),
    /** Three bytes a pixel, row by row from the top. */
    rgb: z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'must be a Uint8Array'),
  })
  .refine(
    ({ width, height, rgb }) => rgb.length === width * height * 3,
    'rgb must be width x height x 3 bytes',
  );

export const embedImagesInput = z.strictObject({
  modelKey: z.string(),
  images: z.array(rgbImageSchema).min(1),
});
export type EmbedImagesInput = z.infer<typeof embedImagesInput>;

export const embedImageTextsInput = z.strictObject({ modelKey: z.string(), texts: textsSchema });
export type EmbedImageTextsInput = z.infer<typeof embedImageTextsInput>;

export const embedVoicesInput = z.strictObject({
  modelKey: z.string(),
  /** Each the speech of one person: half a second at least to mean anything, better three. */
  clips: z.array(samplesSchema.refine(({ length }) => length > 0, 'must not be empty')).min(1),
});
export type EmbedVoicesInput = z.infer<typeof embedVoicesInput>;

const embedding = { output: vectorsSchema, progress: itemProgressSchema, priority: 'background' } as const;
const loading = { input: loadModelInput, progress: loadProgressSchema, priority: 'background' } as const;

export const vectorOperations = {
  /** A folder in the layout of sentence-transformers exports (BERT, XLM-R). */
  loadTextEmbedder: operation({ ...loading, output: textEmbedderInfoSchema }),
  /** A folder in the CLIP or SigLIP layout. */
  loadImageEmbedder: operation({ ...loading, output: imageEmbedderInfoSchema }),
  /** A folder in the WeSpeaker layout. */
  loadVoiceEmbedder: operation({ ...loading, output: voiceEmbedderInfoSchema }),
  /** The client calls it `interactive` for queries. */
  embedTexts: operation({ input: embedTextsInput, ...embedding }),
  embedImages: operation({ input: embedImagesInput, ...embedding }),
  /** Texts in the space of the images. */
  embedImageTexts: operation({ input: embedImageTextsInput, ...embedding }),
  embedVoices: operation({ input: embedVoicesInput, ...embedding }),
};
