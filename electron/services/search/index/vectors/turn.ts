/**
 * [Note: Vectors are turned]
 * A model's vectors have a few coordinates that are always large. One bit a coordinate and one step for all of them say
 * most where all coordinates are alike, so vectors are turned before they are stored: signs are flipped and two
 * overlapping blocks are mixed by the Walsh-Hadamard transform, three times over (the rotation of RaBitQ,
 * https://arxiv.org/abs/2405.12497, in the cheap form of https://arxiv.org/abs/2409.09913). Lengths and angles stay.
 */
const rounds = 3;

export interface Turn {
  /** Of stored vectors: `dimensions` and zeros up to whole bytes of bits. */
  readonly width: number;
  /** Into `to`, of length `width`. */
  readonly forth: (vector: Float32Array, to: Float32Array) => void;
  /** In place; the first `dimensions` are the vector. */
  readonly back: (turned: Float32Array) => void;
}

export function createTurn(dimensions: number): Turn {
  const width = Math.ceil(dimensions / 8) * 8;
  const block = 2 ** Math.floor(Math.log2(width));
  const signs = Array.from({ length: rounds }, (_, round) => signsOf(width, round));
  return {
    width,
    forth: (vector, to) => {
      to.fill(0);
      to.set(vector);
      for (const own of signs) {
        flip(to, own);
        mix(to, 0, block);
        if (block < width) mix(to, width - block, block);
      }
    },
    back: (turned) => {
      for (const own of signs.toReversed()) {
        if (block < width) mix(turned, width - block, block);
        mix(turned, 0, block);
        flip(turned, own);
      }
    },
  };
}

function flip(values: Float32Array, signs: Int8Array): void {
  for (let i = 0; i < values.length; i++) values[i]! *= signs[i]!;
}

/** Its own inverse. */
function mix(values: Float32Array, from: number, length: number): void {
  for (let step = 1; step < length; step *= 2) {
    for (let start = from; start < from + length; start += step * 2) {
      for (let i = start; i < start + step; i++) {
        const a = values[i]!;
        const b = values[i + step]!;
        values[i] = a + b;
        values[i + step] = a - b;
      }
    }
  }
  const scale = 1 / Math.sqrt(length);
  for (let i = from; i < from + length; i++) values[i]! *= scale;
}

/** The same for ever: stored vectors depend on them (xorshift32, Marsaglia 2003). */
function signsOf(width: number, round: number): Int8Array {
  const signs = new Int8Array(width);
  let state = 0x9e37_79b9 ^ (round * 0x85eb_ca6b);
  for (let i = 0; i < width; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    signs[i] = (state & 1) === 0 ? 1 : -1;
  }
  return signs;
}
