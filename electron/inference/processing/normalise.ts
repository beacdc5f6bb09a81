/** Scales every row of `[rows, dimensions]` to length 1, in place; a row of zeros stays. */
export function normaliseRows(vectors: Float32Array, dimensions: number): void {
  for (let start = 0; start < vectors.length; start += dimensions) {
    const row = vectors.subarray(start, start + dimensions);
    let squares = 0;
    for (const value of row) squares += value * value;
    if (squares === 0) continue;
    const factor = 1 / Math.sqrt(squares);
    for (let i = 0; i < dimensions; i++) row[i]! *= factor;
  }
}
