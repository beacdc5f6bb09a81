import { z } from 'zod';
import type { ResampleFilter } from '../../../processing/resize-image.ts';

/* The parts of a CLIP-like model's JSON files that we use; the files come from anywhere, so sizes are bounded. */

const side = z.int().min(1).max(4096);
const sizeSchema = z.union([
  side,
  z.object({ shortest_edge: side }),
  z.object({ height: side, width: side }),
]);
type Size = z.infer<typeof sizeSchema>;
const threeNumbers = z.tuple([z.number(), z.number(), z.number()]);

/** preprocessor_config.json of CLIPImageProcessor, SiglipImageProcessor and their like */
export const imageConfigSchema = z.object({
  do_resize: z.boolean().default(true),
  size: sizeSchema.default(224),
  /** Numbers of PIL.Image.Resampling. */
  resample: z.int().min(0).max(5).default(3),
  do_center_crop: z.boolean().nullish(),
  crop_size: sizeSchema.nullish(),
  do_rescale: z.boolean().default(true),
  rescale_factor: z
    .number()
    .positive()
    .default(1 / 255),
  do_normalize: z.boolean().default(true),
  image_mean: threeNumbers.nullish(),
  image_std: threeNumbers.nullish(),
});
export type ImageConfig = z.infer<typeof imageConfigSchema>;

/** What is done to an image before the model sees it. */
export interface ImageSettings {
  readonly resize:
    | { readonly kind: 'none' }
    | { readonly kind: 'shortest-edge'; readonly pixels: number }
    | { readonly kind: 'exact'; readonly width: number; readonly height: number };
  readonly filter: ResampleFilter;
  readonly crop: { readonly width: number; readonly height: number } | undefined;
  /** Size after all of it. */
  readonly width: number;
  readonly height: number;
  /** The model's value of channel `c` is `byte * scale[c] + shift[c]`. */
  readonly scale: readonly [number, number, number];
  readonly shift: readonly [number, number, number];
}

/** Undefined for a filter that nothing published uses, or an image whose final size the files leave open. */
export function imageSettings(config: ImageConfig): ImageSettings | undefined {
  const filter = filters[config.resample];
  const crop = config.do_center_crop === true ? toRectangle(config.crop_size ?? config.size) : undefined;
  const resize = chooseResize(config, crop !== undefined);
  const final = crop ?? (resize.kind === 'exact' ? resize : undefined);
  if (!filter || !final) return undefined;
  const { width, height } = final;
  return { resize, filter, crop, width, height, ...chooseScale(config) };
}

const filters: Readonly<Record<number, ResampleFilter>> = { 2: 'bilinear', 3: 'bicubic' };

/** A bare number is the shortest edge where a crop follows (CLIP), and a square where none does (SigLIP). */
function chooseResize({ do_resize, size }: ImageConfig, cropped: boolean): ImageSettings['resize'] {
  if (!do_resize) return { kind: 'none' };
  if (typeof size === 'object' && 'shortest_edge' in size)
    return { kind: 'shortest-edge', pixels: size.shortest_edge };
  if (typeof size === 'number' && cropped) return { kind: 'shortest-edge', pixels: size };
  return { kind: 'exact', ...toRectangle(size) };
}

function toRectangle(size: Size): { readonly width: number; readonly height: number } {
  if (typeof size === 'number') return { width: size, height: size };
  if ('shortest_edge' in size) return { width: size.shortest_edge, height: size.shortest_edge };
  return { width: size.width, height: size.height };
}

function chooseScale(config: ImageConfig): Pick<ImageSettings, 'scale' | 'shift'> {
  const factor = config.do_rescale ? config.rescale_factor : 1;
  const mean = config.do_normalize ? (config.image_mean ?? openAiMean) : [0, 0, 0];
  const deviation = config.do_normalize ? (config.image_std ?? openAiDeviation) : [1, 1, 1];
  const scale = [0, 1, 2].map((c) => factor / deviation[c]!);
  const shift = [0, 1, 2].map((c) => -mean[c]! / deviation[c]!);
  return { scale: scale as unknown as Triple, shift: shift as unknown as Triple };
}

type Triple = readonly [number, number, number];
/** Defaults of CLIPImageProcessor (OPENAI_CLIP_MEAN and _STD of transformers). */
const openAiMean: Triple = [0.48145466, 0.4578275, 0.40821073];
const openAiDeviation: Triple = [0.26862954, 0.26130258, 0.27577711];
