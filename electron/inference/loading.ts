/** What loading is for every kind of model, and what they share. */
import { z } from 'zod';
import { deviceChoiceSchema, executionProviderSchema } from '../../core/devices.ts';
import { noteSchema } from '../../core/notes.ts';

/** `z.instanceof` would insist on an ArrayBuffer that is not shared. */
export function float32ArraySchema() {
  return z.custom<Float32Array>((value) => value instanceof Float32Array, 'must be a Float32Array');
}

/** Mono float samples in [-1, 1] at 16 kHz. */
export const samplesSchema = float32ArraySchema();

export const loadModelInput = z.strictObject({
  /** A folder in the Hugging Face layout of the kind of model that is loaded. */
  folder: z.string().min(1),
  device: deviceChoiceSchema,
  /** Weight format to prefer (file suffix); `auto` takes the best for the device among those present. */
  precision: z.enum(['auto', 'fp32', 'fp16', 'int8', 'q4']).default('auto'),
  /**
   * Where a faster form of the model may be made and kept, see [Note: Prepared models]; left out: the model runs as it
   * lies in its folder.
   */
  prepared: z
    .strictObject({
      /** Nothing else lies in it; made when it is needed. */
      folder: z.string().min(1),
      /** Tells the weights of this model from any others. */
      source: z.string().min(1),
    })
    .optional(),
});
export type LoadModelInput = z.input<typeof loadModelInput>;
/** Checked, defaults filled in. */
export type LoadRequest = z.output<typeof loadModelInput>;

/** What is told of every loaded model. */
export const loadedModelShape = {
  /** Handle for the calls that use the model, and for `unload`. */
  modelKey: z.string(),
  provider: executionProviderSchema,
  deviceName: z.string().optional(),
  /** Why another provider than the first candidate is used, if so. */
  providerNote: noteSchema.optional(),
  precision: z.string(),
  /** What a person should know about the form of the model that is used. */
  modelNotes: z.array(noteSchema).readonly().optional(),
};

export const loadedModelSchema = z.strictObject(loadedModelShape);
export type LoadedModelInfo = z.infer<typeof loadedModelSchema>;

/** The provider the model is about to run on, before anything runs there. */
export const loadProgressSchema = z.strictObject({
  provider: executionProviderSchema,
  /** 0 to 1, while a faster form of the model is made. */
  preparing: z.number().min(0).max(1).optional(),
});
export type LoadProgress = z.infer<typeof loadProgressSchema>;

/** Items of a long list that are done. */
export const itemProgressSchema = z.strictObject({ done: z.int().min(0), total: z.int().min(0) });
export type ItemProgress = z.infer<typeof itemProgressSchema>;

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
