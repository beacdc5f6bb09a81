import type { ImageSettings } from './image-settings.ts';
import { resizeImage } from '../../../processing/resize-image.ts';
import type { RgbImage } from '../../../processing/resize-image.ts';

/**
 * What transformers' CLIPImageProcessor and SiglipImageProcessor (with PIL) make of an image: resized, cropped
 * about the centre, scaled and normalised. Writes `[3, height, width]` into `output` at `offset`.
 */
export function prepareImage(
  image: RgbImage,
  settings: ImageSettings,
  output: Float32Array,
  offset = 0,
): void {
  const resized = resizeAsAsked(image, settings);
  const { width, height, scale, shift } = settings;
  // Also where the image is smaller than the crop: it then stands in the middle of black.
  const left = Math.floor((resized.width - width) / 2);
  const top = Math.floor((resized.height - height) / 2);
  for (let channel = 0; channel < 3; channel++) {
    const [factor, summand] = [scale[channel]!, shift[channel]!];
    let at = offset + channel * width * height;
    for (let y = top; y < top + height; y++) {
      for (let x = left; x < left + width; x++) {
        const inside = x >= 0 && y >= 0 && x < resized.width && y < resized.height;
        const byte = inside ? resized.rgb[(y * resized.width + x) * 3 + channel]! : 0;
        output[at++] = byte * factor + summand;
      }
    }
  }
}

function resizeAsAsked(image: RgbImage, { resize, filter }: ImageSettings): RgbImage {
  switch (resize.kind) {
    case 'none':
      return image;
    case 'exact':
      return resizeImage(image, resize.width, resize.height, filter);
    case 'shortest-edge': {
      const { width, height } = scaleShortestEdge(image, resize.pixels);
      return resizeImage(image, width, height, filter);
    }
  }
}

/** The longer edge is cut to a whole number, not rounded (transformers' get_resize_output_image_size). */
function scaleShortestEdge({ width, height }: RgbImage, pixels: number) {
  const shortest = Math.min(width, height);
  const scaled = (edge: number) => (edge === shortest ? pixels : Math.trunc((pixels * edge) / shortest));
  return { width: scaled(width), height: scaled(height) };
}
