/** Bytes of an image, three a pixel, row by row from the top. */
export interface RgbImage {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

export type ResampleFilter = 'bilinear' | 'bicubic';

interface Kernel {
  /** Half its width, in pixels of the smaller image. */
  readonly support: number;
  readonly weigh: (distance: number) => number;
}

const kernels: Readonly<Record<ResampleFilter, Kernel>> = {
  bilinear: { support: 1, weigh: (x) => Math.max(0, 1 - Math.abs(x)) },
  bicubic: { support: 2, weigh: (x) => cubic(Math.abs(x)) },
};

/** Keys' cubic convolution with a = -0.5, as Pillow has it. */
function cubic(x: number): number {
  if (x < 1) return (1.5 * x - 2.5) * x * x + 1;
  if (x < 2) return ((-0.5 * x + 2.5) * x - 4) * x + 2;
  return 0;
}

/** Weights are whole numbers of this many bits behind the point (Pillow's Resample.c), so that bytes agree. */
const fraction = 2 ** 22;

/** For one row or column of the result: the pixels from `first` on, and their weights. */
interface Taps {
  readonly first: number;
  readonly weights: Float64Array;
}

/**
 * Resizes as `PIL.Image.resize` does: the kernel grows with the reduction (no aliasing), rows first, then
 * columns, rounded to bytes after each.
 */
export function resizeImage(
  image: RgbImage,
  width: number,
  height: number,
  filter: ResampleFilter,
): RgbImage {
  const wide = width === image.width ? image : resizeRows(image, makeTaps(image.width, width, filter));
  return height === image.height ? wide : resizeColumns(wide, makeTaps(image.height, height, filter));
}

function makeTaps(from: number, to: number, filter: ResampleFilter): readonly Taps[] {
  const { support, weigh } = kernels[filter];
  const scale = from / to;
  const stretch = Math.max(scale, 1);
  const reach = support * stretch;
  return Array.from({ length: to }, (_, index) => {
    const centre = (index + 0.5) * scale;
    const first = Math.max(0, Math.trunc(centre - reach + 0.5));
    const end = Math.min(from, Math.trunc(centre + reach + 0.5));
    const weights = Float64Array.from({ length: end - first }, (_unused, tap) =>
      weigh((first + tap - centre + 0.5) / stretch),
    );
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return { first, weights: weights.map((weight) => roundAway((weight / sum) * fraction)) };
  });
}

function roundAway(value: number): number {
  return Math.trunc(value + (value < 0 ? -0.5 : 0.5));
}

function resizeRows({ width, height, rgb }: RgbImage, taps: readonly Taps[]): RgbImage {
  const out = new Uint8Array(taps.length * height * 3);
  for (let y = 0; y < height; y++) {
    const row = y * width * 3;
    for (let x = 0; x < taps.length; x++) {
      const { first, weights } = taps[x]!;
      const from = row + first * 3;
      storePixel(out, (y * taps.length + x) * 3, rgb, from, 3, weights);
    }
  }
  return { width: taps.length, height, rgb: out };
}

function resizeColumns({ width, rgb }: RgbImage, taps: readonly Taps[]): RgbImage {
  const out = new Uint8Array(width * taps.length * 3);
  for (let y = 0; y < taps.length; y++) {
    const { first, weights } = taps[y]!;
    for (let x = 0; x < width; x++) {
      storePixel(out, (y * width + x) * 3, rgb, (first * width + x) * 3, width * 3, weights);
    }
  }
  return { width, height: taps.length, rgb: out };
}

/** The weighted sum of the pixels at `from`, `from + step`, ... */
function storePixel(
  out: Uint8Array,
  at: number,
  rgb: Uint8Array,
  from: number,
  step: number,
  weights: Float64Array,
): void {
  let red = fraction / 2;
  let green = red;
  let blue = red;
  for (let tap = 0, pixel = from; tap < weights.length; tap++, pixel += step) {
    const weight = weights[tap]!;
    red += weight * rgb[pixel]!;
    green += weight * rgb[pixel + 1]!;
    blue += weight * rgb[pixel + 2]!;
  }
  out[at] = toByte(red);
  out[at + 1] = toByte(green);
  out[at + 2] = toByte(blue);
}

function toByte(sum: number): number {
  return Math.min(255, Math.max(0, Math.floor(sum / fraction)));
}
