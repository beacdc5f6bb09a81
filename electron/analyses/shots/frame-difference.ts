import { thumbnail } from '../frames/thumbnail.ts';

/** How two thumbnails differ. */
export interface Difference {
  /** Mean absolute difference of luma plus that of chroma, in levels of 0 to 255. */
  readonly levels: number;
  /**
   * 1 minus the correlation of the luma planes: 0 for the same picture at any brightness and contrast, about 1
   * for unrelated ones. A picture without any structure counts as unrelated to all.
   */
  readonly structure: number;
  /**
   * `levels` times `structure`. A change of light has large levels and no structure, noise in the dark the
   * opposite; motion has little of both; a cut has both.
   */
  readonly change: number;
  /**
   * How much of the picture takes part, 0 to 1: `(sum |d|)² / (n sum d²)` over luma. Evenly spread differences
   * give about 0.6; a title or an object that pops up gives the share of the picture that it covers.
   */
  readonly spread: number;
}

/** Differences of luma up to this many levels are noise. */
const noiseLevels = 2;

/** A standard deviation of luma, in levels, below which a picture is one flat colour. */
export const flatDeviation = 3;

export function compareThumbnails(a: Uint8Array, b: Uint8Array): Difference {
  const { lumaSize } = thumbnail;
  let sum = 0;
  let clear = 0;
  let clearSquares = 0;
  for (let i = 0; i < lumaSize; i++) {
    const difference = Math.abs(a[i]! - b[i]!);
    sum += difference;
    if (difference > noiseLevels) {
      clear += difference - noiseLevels;
      clearSquares += (difference - noiseLevels) ** 2;
    }
  }
  let chromaSum = 0;
  for (let i = lumaSize; i < a.length; i++) chromaSum += Math.abs(a[i]! - b[i]!);
  const levels = sum / lumaSize + chromaSum / (a.length - lumaSize);
  const structure = 1 - correlate(a, b, lumaSize);
  const spread = clear === 0 ? 1 : clear ** 2 / (lumaSize * clearSquares);
  return { levels, structure, change: levels * structure, spread };
}

/** Pearson's correlation of the first `count` values; 0 where one side is flat. */
function correlate(a: Uint8Array, b: Uint8Array, count: number): number {
  let sumA = 0;
  let sumB = 0;
  let squaresA = 0;
  let squaresB = 0;
  let products = 0;
  for (let i = 0; i < count; i++) {
    const x = a[i]!;
    const y = b[i]!;
    sumA += x;
    sumB += y;
    squaresA += x * x;
    squaresB += y * y;
    products += x * y;
  }
  const varianceA = squaresA / count - (sumA / count) ** 2;
  const varianceB = squaresB / count - (sumB / count) ** 2;
  if (Math.min(varianceA, varianceB) < flatDeviation ** 2) return 0;
  return (products / count - (sumA / count) * (sumB / count)) / Math.sqrt(varianceA * varianceB);
}
