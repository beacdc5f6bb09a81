import { Tensor } from 'onnxruntime-node';

/** Rows of one tensor in memory that shrinks in place; `[rows, ...rest]`. */
export interface RowBuffer {
  readonly data: Float32Array;
  readonly rest: readonly number[];
}

export function rowLength({ rest }: RowBuffer): number {
  return rest.reduce((product, size) => product * size, 1);
}

/** A tensor over the first `rows` rows, without a copy. */
export function asTensor(buffer: RowBuffer, rows: number): Tensor {
  return new Tensor('float32', buffer.data.subarray(0, rows * rowLength(buffer)), [rows, ...buffer.rest]);
}

/**
 * True when row `i` of the selection is either where it was or comes from beyond the selection: then the rows
 * can be moved inside the buffer, and only those that fill a hole are copied.
 */
export function fillsHoles(rows: readonly number[]): boolean {
  return (
    rows.every((row, index) => row === index || row >= rows.length) && new Set(rows).size === rows.length
  );
}

export function moveRows(buffer: RowBuffer, rows: readonly number[]): void {
  const length = rowLength(buffer);
  rows.forEach((row, index) => {
    if (row !== index) buffer.data.copyWithin(index * length, row * length, (row + 1) * length);
  });
}

export function copyRows(buffer: RowBuffer, rows: readonly number[]): RowBuffer {
  const length = rowLength(buffer);
  const data = new Float32Array(rows.length * length);
  rows.forEach((row, index) => {
    data.set(buffer.data.subarray(row * length, (row + 1) * length), index * length);
  });
  return { data, rest: buffer.rest };
}

/** The same rows of `[heads, capacity, width]` with a larger capacity. */
export function growCapacity({ data, rest }: RowBuffer, rows: number, capacity: number): RowBuffer {
  const [heads = 1, old = 0, width = 1] = rest;
  const grown = new Float32Array(rows * heads * capacity * width);
  for (let block = 0; block < rows * heads; block++) {
    grown.set(data.subarray(block * old * width, (block + 1) * old * width), block * capacity * width);
  }
  return { data: grown, rest: [heads, capacity, width] };
}

/**
 * Writes new entries, `[rows, heads, count, width]`, behind what each row has: from position `lengths[row]` on.
 */
export function storeEntries(
  { data, rest }: RowBuffer,
  added: Float32Array,
  lengths: readonly number[],
  count: number,
): void {
  const [heads = 1, capacity = 0, width = 1] = rest;
  const size = count * width;
  let from = 0;
  lengths.forEach((length, row) => {
    for (let head = 0; head < heads; head++) {
      const to = ((row * heads + head) * capacity + length) * width;
      for (let offset = 0; offset < size; offset++) data[to + offset] = added[from + offset] ?? 0;
      from += size;
    }
  });
}
