import { Tensor } from 'onnxruntime-node';

/** Rows of one tensor in memory that shrinks in place; `[rows, ...rest]`. */
export interface RowBuffer {
  readonly data: Float32Array;
  readonly rest: readonly number[];
}

/** For each new row the old one that it becomes; undefined: whatever lies there. */
export type RowSources = readonly (number | undefined)[];

interface RowMove {
  readonly from: number;
  readonly to: number;
}

export function rowLength({ rest }: RowBuffer): number {
  return rest.reduce((product, size) => product * size, 1);
}

/** At once: the garbage collector would hold those of several batches, 50 MB each at base size. */
export function freeBuffer({ data }: RowBuffer): void {
  if (data.buffer instanceof ArrayBuffer && !data.buffer.detached) data.buffer.transfer(0);
}

/** A tensor over the first `rows` rows, without a copy. */
export function asTensor(buffer: RowBuffer, rows: number): Tensor {
  return new Tensor('float32', buffer.data.subarray(0, rows * rowLength(buffer)), [rows, ...buffer.rest]);
}

/**
 * The copies inside the buffer, in an order in which nothing is overwritten that is still needed. Undefined when
 * there is none: rows that change places in a circle.
 */
export function planMoves(sources: RowSources): readonly RowMove[] | undefined {
  let pending: RowMove[] = sources.flatMap((from, to) =>
    from === undefined || from === to ? [] : [{ from, to }],
  );
  const moves: RowMove[] = [];
  while (pending.length > 0) {
    const needed = new Set(pending.map(({ from }) => from));
    const free = pending.filter(({ to }) => !needed.has(to));
    if (free.length === 0) return undefined;
    moves.push(...free);
    pending = pending.filter(({ to }) => needed.has(to));
  }
  return moves;
}

export function moveRows(buffer: RowBuffer, moves: readonly RowMove[]): void {
  const length = rowLength(buffer);
  for (const { from, to } of moves) buffer.data.copyWithin(to * length, from * length, (from + 1) * length);
}

/** As `moveRows` for `[rows, heads, capacity, width]`, of which each row has filled `lengths[row]` positions. */
export function moveEntries(
  { data, rest }: RowBuffer,
  moves: readonly RowMove[],
  lengths: readonly number[],
): void {
  const [heads = 1, capacity = 0, width = 1] = rest;
  const size = capacity * width;
  for (const { from, to } of moves) {
    const used = (lengths[from] ?? 0) * width;
    for (let head = 0; head < heads; head++) {
      const start = (from * heads + head) * size;
      data.copyWithin((to * heads + head) * size, start, start + used);
    }
  }
}

export function copyRows(buffer: RowBuffer, sources: RowSources): RowBuffer {
  const length = rowLength(buffer);
  const data = new Float32Array(sources.length * length);
  sources.forEach((row, index) => {
    if (row !== undefined) data.set(buffer.data.subarray(row * length, (row + 1) * length), index * length);
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
