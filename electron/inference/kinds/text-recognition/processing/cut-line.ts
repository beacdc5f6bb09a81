import type { RgbImage } from '../../../processing/resize-image.ts';
import type { Corners } from './text-boxes.ts';

/** Lines this much higher than wide run downwards. */
const uprightRatio = 1.5;

/** The part of a picture between four corners, level; what runs downwards is laid on its side. */
export function cutLine(picture: RgbImage, [a, b, , d]: Corners): RgbImage {
  const width = Math.max(1, Math.round(Math.hypot(b[0] - a[0], b[1] - a[1])));
  const height = Math.max(1, Math.round(Math.hypot(d[0] - a[0], d[1] - a[1])));
  const rgb = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row++) {
    const down = (row + 0.5) / height;
    for (let column = 0; column < width; column++) {
      const along = (column + 0.5) / width;
      const x = a[0] + along * (b[0] - a[0]) + down * (d[0] - a[0]) - 0.5;
      const y = a[1] + along * (b[1] - a[1]) + down * (d[1] - a[1]) - 0.5;
      samplePixel(picture, x, y, rgb, (row * width + column) * 3);
    }
  }
  const level = { width, height, rgb };
  return height >= uprightRatio * width ? turnedLeft(level) : level;
}

/** Between the four pixels around; beyond the edge those at the edge go on. */
function samplePixel(
  { width, height, rgb }: RgbImage,
  x: number,
  y: number,
  out: Uint8Array,
  at: number,
): void {
  const within = (value: number, size: number) => Math.min(Math.max(value, 0), size - 1);
  const [left, top] = [within(Math.floor(x), width), within(Math.floor(y), height)];
  const [right, bottom] = [within(Math.floor(x) + 1, width), within(Math.floor(y) + 1, height)];
  const [shareX, shareY] = [x - Math.floor(x), y - Math.floor(y)];
  for (let channel = 0; channel < 3; channel++) {
    const value = (column: number, row: number) => rgb[(row * width + column) * 3 + channel]!;
    const above = value(left, top) * (1 - shareX) + value(right, top) * shareX;
    const below = value(left, bottom) * (1 - shareX) + value(right, bottom) * shareX;
    out[at + channel] = Math.round(above * (1 - shareY) + below * shareY);
  }
}

/** By a quarter, against the clock. */
function turnedLeft({ width, height, rgb }: RgbImage): RgbImage {
  const turned = new Uint8Array(rgb.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * 3;
      turned.set(rgb.subarray(from, from + 3), ((width - 1 - x) * height + y) * 3);
    }
  }
  return { width: height, height: width, rgb: turned };
}

/** By half. */
export function upsideDown({ width, height, rgb }: RgbImage): RgbImage {
  const turned = new Uint8Array(rgb.length);
  for (let at = 0; at < rgb.length; at += 3) turned.set(rgb.subarray(at, at + 3), rgb.length - 3 - at);
  return { width, height, rgb: turned };
}
