import type { Database } from 'better-sqlite3';
import type { VectorSpace } from '../search-index.ts';
import { partShape } from './codes.ts';
import type { PartShape } from './codes.ts';
import { NearestRows } from './nearest-rows.ts';
import { product } from './split-in-two.ts';
import { createTurn } from './turn.ts';
import type { Turn } from './turn.ts';

/** What of a space is kept in memory: the centres of its lists. It is read again when another process has written. */
export interface SpaceState {
  readonly id: number;
  readonly dimensions: number;
  readonly turn: Turn;
  readonly shape: PartShape;
  /** Vectors. */
  size: number;
  readonly lists: ListState[];
}

export interface ListState {
  readonly id: number;
  size: number;
  centre: Float32Array;
}

export interface SpaceRow {
  readonly id: number;
  readonly kind: VectorSpace['of'];
  readonly dimensions: number;
  readonly size: number;
}

export function readSpace(db: Database, row: SpaceRow): SpaceState {
  const turn = createTurn(row.dimensions);
  const lists = db
    .prepare<[number], { readonly id: number; readonly size: number; readonly centre: Buffer }>(
      'SELECT id, size, centre FROM lists WHERE space = ?',
    )
    .all(row.id)
    .map(({ centre, ...list }) => ({
      ...list,
      centre: new Float32Array(centre.buffer, centre.byteOffset, turn.width),
    }));
  const { id, dimensions, size } = row;
  return { id, dimensions, size, turn, shape: partShape(turn.width), lists };
}

/** Fewer lists are all compared as a whole. */
const manyLists = 96;
/** Coordinates of turned vectors are alike, so that the first of them say roughly what all do. */
const roughWidth = 64;
const roughlyNear = 24;

/** None only where there are no lists. Of many, those that are compared as a whole are chosen roughly. */
export function nearestList(space: SpaceState, turned: Float32Array): ListState | undefined {
  const { lists } = space;
  const isRough = lists.length > manyLists && turned.length > roughWidth;
  return nearest(isRough ? roughlyNearest(lists, turned) : lists, turned);
}

function roughlyNearest(lists: readonly ListState[], turned: Float32Array): readonly ListState[] {
  const rough = turned.subarray(0, roughWidth);
  const best = new NearestRows(roughlyNear);
  for (let at = 0; at < lists.length; at++) {
    const near = product(lists[at]!.centre, 0, rough);
    if (near > best.floor) best.add(at, near);
  }
  return Array.from(best.rows(), (at) => lists[at]!);
}

function nearest(lists: readonly ListState[], turned: Float32Array): ListState | undefined {
  let found: ListState | undefined;
  let best = -Infinity;
  for (const list of lists) {
    const near = product(list.centre, 0, turned);
    if (near > best) {
      best = near;
      found = list;
    }
  }
  return found;
}

export function bytesOf(values: Float32Array | Int8Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
