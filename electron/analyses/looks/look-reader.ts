import type { Looks } from '../../../core/chapters/shot-looks.ts';
import { thumbnail } from '../frames/thumbnail.ts';
import type { Thumbnail } from '../frames/thumbnail.ts';

const periodMs = 1000;
/** Black and white lie at 16 and 235. */
const lumaEdges = [34, 62, 90, 118, 146, 174, 202];
/** Most colours lie near grey, 128. */
const chromaEdges = [96, 112, 122, 128, 134, 144, 160];
const planeBins = 8;
const bins = 3 * planeBins;

const binOfLuma = binsBetween(lumaEdges);
const binOfChroma = binsBetween(chromaEdges);

/** Takes every frame of a video in order, and keeps how one of each second looks. */
export class LookReader {
  readonly #rows: Float32Array[] = [];

  push({ timeMs, pixels }: Thumbnail): void {
    if (timeMs < (this.#rows.length + 0.5) * periodMs) return;
    const row = lookOf(pixels);
    // What was not shown for long looks as what came after it.
    while (timeMs >= (this.#rows.length + 0.5) * periodMs) this.#rows.push(row);
  }

  finish(): Looks {
    const rows = new Float32Array(this.#rows.length * bins);
    for (const [at, row] of this.#rows.entries()) rows.set(row, at * bins);
    return { periodMs, bins, rows };
  }
}

/** Roots of shares: brightness, blue and red, each a third of the whole. */
function lookOf(pixels: Uint8Array): Float32Array {
  const { lumaSize, chromaSize } = thumbnail;
  const shares = new Float32Array(bins);
  const count = (from: number, size: number, first: number, binOf: Uint8Array) => {
    for (let at = from; at < from + size; at++) shares[first + binOf[pixels[at]!]!]! += 1 / (3 * size);
  };
  count(0, lumaSize, 0, binOfLuma);
  count(lumaSize, chromaSize, planeBins, binOfChroma);
  count(lumaSize + chromaSize, chromaSize, 2 * planeBins, binOfChroma);
  return shares.map(Math.sqrt);
}

/** By level. */
function binsBetween(edges: readonly number[]): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, level) => edges.filter((edge) => level >= edge).length);
}
