/** Vectors as they are stored: a byte a coordinate. Only their direction counts, so the step is not kept. */

export function toWholeNumbers(vector: Float32Array): Int8Array {
  let largest = 0;
  for (const value of vector) largest = Math.max(largest, Math.abs(value));
  const whole = new Int8Array(vector.length);
  if (largest === 0) return whole;
  const scale = 127 / largest;
  for (let i = 0; i < vector.length; i++) whole[i] = Math.round(vector[i]! * scale);
  return whole;
}

/** Of length 1, into `to`. */
export function fromWholeNumbers(whole: Int8Array, to: Float32Array): void {
  let squares = 0;
  for (const value of whole) squares += value * value;
  const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares);
  for (let i = 0; i < whole.length; i++) to[i] = whole[i]! * scale;
}

/** Cosine, with `query` of length 1. */
export function similarityOf(whole: Int8Array, query: Float32Array): number {
  let product = 0;
  let squares = 0;
  for (let i = 0; i < whole.length; i++) {
    const value = whole[i]!;
    product += value * query[i]!;
    squares += value * value;
  }
  return squares === 0 ? 0 : product / Math.sqrt(squares);
}

/** The bytes of a row, seen as the numbers that they are. */
export function wholeNumbersIn(blob: Uint8Array): Int8Array {
  return new Int8Array(blob.buffer, blob.byteOffset, blob.length);
}
