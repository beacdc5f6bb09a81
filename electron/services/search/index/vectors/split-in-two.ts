/** A cluster of vectors in two, by their directions: spherical k-means with two centres. */

const steps = 8;
/** Neither half is smaller than this part of all. */
const minShare = 1 / 6;

export interface Halves {
  /** Of length 1. */
  readonly centres: readonly [Float32Array, Float32Array];
  /** For each vector whether it belongs to the second. */
  readonly isSecond: Uint8Array;
}

/** `vectors`: row-major, of length 1 each. */
export function splitInTwo(vectors: Float32Array, width: number): Halves {
  const count = vectors.length / width;
  const projections = new Float32Array(count);
  // Begins with two that lie apart: the one furthest from the first, and the one furthest from that.
  const far = furthest(vectors, width, vectors.subarray(0, width));
  const other = furthest(vectors, width, vectors.subarray(far * width, (far + 1) * width));
  let centres: [Float32Array, Float32Array] = [
    vectors.slice(far * width, (far + 1) * width),
    vectors.slice(other * width, (other + 1) * width),
  ];
  let isSecond = new Uint8Array(count);
  for (let step = 0; step < steps; step++) {
    const axis = centres[1].map((value, i) => value - centres[0][i]!);
    for (let i = 0; i < count; i++) projections[i] = product(vectors, i * width, axis);
    isSecond = halvesBy(projections);
    centres = [meanOf(vectors, width, isSecond, 0), meanOf(vectors, width, isSecond, 1)];
  }
  return { centres, isSecond };
}

/** Above nought, or, where that is nearly all or nearly none, above what keeps the smaller half large enough. */
function halvesBy(projections: Float32Array): Uint8Array<ArrayBuffer> {
  const count = projections.length;
  const least = Math.ceil(count * minShare);
  const above = projections.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0);
  const isSecond = new Uint8Array(count);
  if (above >= least && count - above >= least) {
    for (let i = 0; i < count; i++) isSecond[i] = projections[i]! > 0 ? 1 : 0;
    return isSecond;
  }
  const order = Array.from(projections.keys()).toSorted((a, b) => projections[b]! - projections[a]!);
  for (const i of order.slice(0, above < least ? least : count - least)) isSecond[i] = 1;
  return isSecond;
}

function furthest(vectors: Float32Array, width: number, from: Float32Array): number {
  let found = 0;
  let least = Infinity;
  for (let i = 0; i * width < vectors.length; i++) {
    const near = product(vectors, i * width, from);
    if (near < least) {
      least = near;
      found = i;
    }
  }
  return found;
}

function meanOf(vectors: Float32Array, width: number, isSecond: Uint8Array, which: 0 | 1): Float32Array {
  const mean = new Float32Array(width);
  for (const [i, half] of isSecond.entries()) {
    if (half !== which) continue;
    const from = i * width;
    for (let k = 0; k < width; k++) mean[k]! += vectors[from + k]!;
  }
  const length = Math.sqrt(mean.reduce((sum, value) => sum + value * value, 0));
  return length === 0 ? mean : mean.map((value) => value / length);
}

/** Of the vector that begins at `from`. */
export function product(vectors: Float32Array, from: number, other: Float32Array): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let i = 0; i < other.length; i += 4) {
    a += vectors[from + i]! * other[i]!;
    b += vectors[from + i + 1]! * other[i + 1]!;
    c += vectors[from + i + 2]! * other[i + 2]!;
    d += vectors[from + i + 3]! * other[i + 3]!;
  }
  return a + b + c + d;
}
