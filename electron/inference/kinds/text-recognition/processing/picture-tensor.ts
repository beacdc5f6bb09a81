import { resizeImage } from '../../../processing/resize-image.ts';
import type { RgbImage } from '../../../processing/resize-image.ts';

/** Sides of a detector's picture are multiples of this. */
const step = 32;
/** The shorter side is at least this, the longer one at most that: letters of a frame are neither too small nor too slow. */
const shortSide = 736;
const longSide = 1312;

/** The size at which a picture is looked through for text. */
export function detectionSize({ width, height }: { readonly width: number; readonly height: number }) {
  const grown = Math.max(1, shortSide / Math.min(width, height));
  const scale = Math.min(grown, longSide / Math.max(width, height));
  const side = (pixels: number) => Math.max(step, Math.round((pixels * scale) / step) * step);
  return { width: side(width), height: side(height) };
}

/** Planes of blue, green and red, -1 to 1: these models were taught pictures as OpenCV reads them. */
export function toPlanes({ width, height, rgb }: RgbImage): Float32Array {
  const planes = new Float32Array(3 * width * height);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let channel = 0; channel < 3; channel++) {
      planes[(2 - channel) * width * height + pixel] = rgb[3 * pixel + channel]! / 127.5 - 1;
    }
  }
  return planes;
}

/** A line as high as the model sees; one that would be wider than `width` is squeezed into it. */
export function levelLine(line: RgbImage, width: number, height: number): RgbImage {
  const own = Math.min(width, Math.max(1, Math.ceil((height * line.width) / line.height)));
  return resizeImage(line, own, height, 'bilinear');
}

/** Lines of one height, none wider than `width`, in one tensor `[lines, 3, height, width]`, zeros behind them. */
export function lineTensor(lines: readonly RgbImage[], width: number, height: number): Float32Array {
  const tensor = new Float32Array(lines.length * 3 * height * width);
  for (const [index, line] of lines.entries()) {
    const planes = toPlanes(line);
    for (let row = 0; row < 3 * height; row++) {
      const from = row * line.width;
      tensor.set(planes.subarray(from, from + line.width), (index * 3 * height + row) * width);
    }
  }
  return tensor;
}
