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
   * opposite; motion has little of both; a cut has both. Where the colours change all over the picture it is at least
   * the same of chroma: a cut between pictures of one brightness.
   */
  readonly change: number;
  /**
   * How much of the picture takes part, 0 to 1: `(sum |d|)² / (n sum d²)` over luma. Evenly spread differences
   * give about 0.6; a title or an object that pops up gives the share of the picture that it covers. Where the colours
   * change all over the picture it is at least that of chroma.
   */
  readonly spread: number;
}

/** Differences up to this many levels are noise. */
const noiseLevels = 2;

/** A standard deviation of luma, in levels, below which a picture is one flat colour. */
export const flatDeviation = 3;

/** Mean difference of chroma below this is noise of a dim picture, or motion. */
const minColourLevels = 4;
/** Colours change all over the picture when this share of it takes part, see `spread`. */
const minColourSpread = 0.25;

export function compareThumbnails(a: Uint8Array, b: Uint8Array): Difference {
  const { lumaSize, chromaSize } = thumbnail;
  const luma = differ(a, b, 0, lumaSize);
  const blue = differ(a, b, lumaSize, chromaSize);
  const red = differ(a, b, lumaSize + chromaSize, chromaSize);
  const colourLevels = (blue.mean + red.mean) / 2;
  const levels = luma.mean + colourLevels;
  const structure = 1 - correlate(a, b, 0, lumaSize);
  const byLuma = { levels, structure, change: levels * structure, spread: luma.spread };
  const colour = blue.mean > red.mean ? blue : red;
  if (colourLevels < minColourLevels || colour.spread < minColourSpread) return byLuma;
  const colourStructure = 1 - correlate(a, b, colour.from, chromaSize);
  return {
    ...byLuma,
    change: Math.max(byLuma.change, colourLevels * colourStructure),
    spread: Math.max(luma.spread, colour.spread),
  };
}

interface PlaneDifference {
  readonly from: number;
  /** Of all, in levels. */
  readonly mean: number;
  /** Of what is more than noise. */
  readonly spread: number;
}

/** How `count` values from `from` on differ. */
function differ(a: Uint8Array, b: Uint8Array, from: number, count: number): PlaneDifference {
  let sum = 0;
  let clear = 0;
  let clearSquares = 0;
  for (let i = from; i < from + count; i++) {
    const difference = Math.abs(a[i]! - b[i]!);
    sum += difference;
    if (difference > noiseLevels) {
      clear += difference - noiseLevels;
      clearSquares += (difference - noiseLevels) ** 2;
    }
  }
  return { from, mean: sum / count, spread: clear === 0 ? 1 : clear ** 2 / (count * clearSquares) };
}

/** Pearson's correlation of `count` values from `from` on; 0 where one side is flat. */
function correlate(a: Uint8Array, b: Uint8Array, from: number, count: number): number {
  let sumA = 0;
  let sumB = 0;
  let squaresA = 0;
  let squaresB = 0;
  let products = 0;
  for (let i = from; i < from + count; i++) {
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
