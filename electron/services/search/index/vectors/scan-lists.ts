import { bitTable, columns } from './codes.ts';
import type { ListParts } from './list-parts.ts';
import { NearestRows } from './nearest-rows.ts';
import type { SpaceState } from './space-state.ts';
import { product } from './split-in-two.ts';

export interface Scan {
  /** By facet; null: all. */
  readonly allowed: Uint8Array | null;
  /** Rows to find. */
  readonly max: number;
  /** Vectors that are looked at, of those that are allowed. */
  readonly scanned: number;
}

/** Where few are allowed, so many times more are passed over before the search ends. */
const maxPassedOver = 5;

/** The rows that are nearest by their sketches, in no order: the lists that point the same way are read first. */
export function scanLists(
  space: SpaceState,
  parts: Pick<ListParts, 'scan'>,
  query: Float32Array,
  { allowed, max, scanned }: Scan,
): Uint32Array {
  const table = bitTable(query);
  const near = space.lists.map((list) => ({ list, base: product(list.centre, 0, query) }));
  near.sort((a, b) => b.base - a.base);
  const nearest = new NearestRows(max);
  let seen = 0;
  let passed = 0;
  for (const { list, base } of near) {
    if (seen >= scanned || passed >= scanned * maxPassedOver) break;
    for (const part of parts.scan(list.id)) {
      const { rows, facets, factors, bits } = columns(part, space.shape);
      const { bitBytes } = space.shape;
      let floor = nearest.floor;
      for (let i = 0; i < rows.length; i++) {
        if (allowed !== null && allowed[facets[i]!] !== 1) {
          passed += 1;
          continue;
        }
        seen += 1;
        const score = base + factors[i]! * sumOfBits(table, bits, i * bitBytes, bitBytes);
        if (score > floor) {
          nearest.add(rows[i]!, score);
          floor = nearest.floor;
        }
      }
    }
  }
  return nearest.rows();
}

function sumOfBits(table: Float32Array, bits: Uint8Array, from: number, bytes: number): number {
  let sum = 0;
  for (let byte = 0; byte < bytes; byte++) sum += table[(byte << 8) | bits[from + byte]!]!;
  return sum;
}
