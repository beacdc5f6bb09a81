/**
 * [Note: One bit a coordinate]
 * Of each vector a list holds a sketch: which coordinates lie above those of the list's centre, and one factor. With a
 * table of what eight bits add up to for a query, 48 additions estimate a similarity of 384 coordinates, without bias
 * (RaBitQ, https://arxiv.org/abs/2405.12497): `x·q ≈ c·q + f·Σ±q`, `f = |r|² / Σ|rᵢ|`, `r = x - c`. The best by the
 * estimate are compared exactly. Sketches lie together in parts of one page of SQLite, so that a list is read in a few
 * steps: all rows, all facets, all factors, all bits.
 */

/** Of a part with its record's head within one page, see `pageBytes`. */
const maxPartBytes = 8000;

export interface PartShape {
  readonly bitBytes: number;
  readonly entryBytes: number;
  readonly maxEntries: number;
}

export function partShape(width: number): PartShape {
  const bitBytes = width / 8;
  const entryBytes = 12 + bitBytes;
  return { bitBytes, entryBytes, maxEntries: Math.floor(maxPartBytes / entryBytes) };
}

export interface Sketch {
  readonly row: number;
  readonly facet: number;
  readonly factor: number;
  readonly bits: Uint8Array;
}

/** `turned` and `centre` of the same width; `bits` of a new array. */
export function sketchBits(
  turned: Float32Array,
  centre: Float32Array,
): { readonly factor: number; readonly bits: Uint8Array } {
  const bits = new Uint8Array(turned.length / 8);
  let squares = 0;
  let sum = 0;
  for (let i = 0; i < turned.length; i++) {
    const rest = turned[i]! - centre[i]!;
    squares += rest * rest;
    sum += Math.abs(rest);
    if (rest > 0) bits[i >> 3]! |= 1 << (i & 7);
  }
  return { factor: sum === 0 ? 0 : squares / sum, bits };
}

export function readPart(data: Uint8Array, shape: PartShape): Sketch[] {
  const { rows, facets, factors, bits } = columns(data, shape);
  return Array.from(rows, (row, i) => ({
    row,
    facet: facets[i]!,
    factor: factors[i]!,
    bits: bits.subarray(i * shape.bitBytes, (i + 1) * shape.bitBytes),
  }));
}

export function writePart(sketches: readonly Sketch[], shape: PartShape): Uint8Array {
  const data = new Uint8Array(sketches.length * shape.entryBytes);
  const { rows, facets, factors, bits } = columns(data, shape);
  for (const [i, sketch] of sketches.entries()) {
    rows[i] = sketch.row;
    facets[i] = sketch.facet;
    factors[i] = sketch.factor;
    bits.set(sketch.bits, i * shape.bitBytes);
  }
  return data;
}

/** With these behind those that are there. */
export function extendPart(data: Uint8Array, sketches: readonly Sketch[], shape: PartShape): Uint8Array {
  const before = columns(data, shape);
  const added = columns(writePart(sketches, shape), shape);
  const whole = new Uint8Array(data.length + sketches.length * shape.entryBytes);
  const own = columns(whole, shape);
  for (const name of ['rows', 'facets', 'factors'] as const) {
    own[name].set(before[name]);
    own[name].set(added[name], before.rows.length);
  }
  own.bits.set(before.bits);
  own.bits.set(added.bits, before.bits.length);
  return whole;
}

/** What each value of each byte of bits adds: 256 numbers a byte. */
export function bitTable(query: Float32Array): Float32Array {
  const table = new Float32Array(query.length * 32);
  for (let byte = 0; byte < query.length / 8; byte++) {
    const from = byte * 256;
    let least = 0;
    for (let bit = 0; bit < 8; bit++) least -= query[byte * 8 + bit]!;
    table[from] = least;
    for (let bit = 0; bit < 8; bit++) {
      const step = 2 * query[byte * 8 + bit]!;
      for (let low = 0; low < 1 << bit; low++) table[from + (1 << bit) + low] = table[from + low]! + step;
    }
  }
  return table;
}

export interface PartColumns {
  readonly rows: Uint32Array;
  readonly facets: Uint32Array;
  readonly factors: Float32Array;
  readonly bits: Uint8Array;
}

export function columns(part: Uint8Array, shape: PartShape): PartColumns {
  // Numbers of four bytes can only be seen where they stand at a multiple of four.
  const data = part.byteOffset % 4 === 0 ? part : part.slice();
  const { buffer, byteOffset } = data;
  const size = Math.floor(data.length / shape.entryBytes);
  return {
    rows: new Uint32Array(buffer, byteOffset, size),
    facets: new Uint32Array(buffer, byteOffset + size * 4, size),
    factors: new Float32Array(buffer, byteOffset + size * 8, size),
    bits: data.subarray(size * 12, size * shape.entryBytes),
  };
}
