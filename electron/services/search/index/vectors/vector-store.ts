/**
 * Vectors of an index and the nearest of them. They lie in lists of those that point the same way (an inverted file:
 * https://hal.science/inria-00514462v2, section II), each with sketches of its vectors: a question reads the sketches of
 * the lists that it points to and compares the best exactly. All of it is rows of the same file, so that what is put or
 * removed is there as a whole or not at all, and nothing has to be repaired.
 */
import type { Database } from 'better-sqlite3';
import type { Neighbour, VectorSpace } from '../search-index.ts';
import { sketchBits } from './codes.ts';
import type { Sketch } from './codes.ts';
import { listParts } from './list-parts.ts';
import { scanLists } from './scan-lists.ts';
import { bytesOf, nearestList, readSpace } from './space-state.ts';
import type { ListState, SpaceRow, SpaceState } from './space-state.ts';
import { splitInTwo } from './split-in-two.ts';
import { measuredTuning } from './tuning.ts';
import type { VectorTuning } from './tuning.ts';
import { fromWholeNumbers, similarityOf, toWholeNumbers, wholeNumbersIn } from './whole-numbers.ts';

/** Ids of vectors are `space * rowsOfSpace + row`. */
export const rowsOfSpace = 2 ** 32;
/** A list of less than this part of the largest is shared out among the others. */
const minListShare = 1 / 16;

export interface RowOfFacet {
  readonly id: number;
  readonly facet: number;
}

export interface NewVector extends RowOfFacet {
  readonly vector: Float32Array;
}

/** Null: every facet. */
export type AllowedFacets = {
  /** 1 at the places of those that are. */
  readonly has: Uint8Array;
  /** All their rows, where they are few. */
  readonly rows: () => readonly number[] | null;
  /** As a list in JSON, for SQL. */
  readonly facets: string;
} | null;

export interface VectorStore {
  /** Of rows that have none there yet, of length 1 each. */
  readonly put: (space: VectorSpace, rows: readonly NewVector[]) => void;
  readonly remove: (rows: readonly number[], kind: VectorSpace['of']) => void;
  readonly keep: (spaces: readonly string[]) => void;
  readonly find: (
    space: string,
    query: Float32Array,
    allowed: AllowedFacets,
    limit: number,
  ) => readonly Neighbour[];
  readonly vector: (space: string, row: number) => Float32Array | null;
  readonly kindOf: (space: string) => VectorSpace['of'] | undefined;
  /** What is kept in memory may not be what is stored. */
  readonly forget: () => void;
}

export function vectorStore(db: Database, tuning: VectorTuning = measuredTuning): VectorStore {
  const parts = listParts(db);
  const states = new Map<string, SpaceState>();
  const findSpace = db.prepare<[string], SpaceRow>(
    'SELECT id, kind, dimensions, size FROM spaces WHERE name = ?',
  );
  const spaceRows = db.prepare<[], SpaceRow & { readonly name: string }>(
    'SELECT id, name, kind, dimensions, size FROM spaces',
  );
  const addSpace = db.prepare<[number, string, string, number]>(
    'INSERT INTO spaces (id, name, kind, dimensions, size) VALUES (?, ?, ?, ?, 0)',
  );
  const setSpaceSize = db.prepare<[number, number]>('UPDATE spaces SET size = ? WHERE id = ?');
  const addList = db.prepare<[number, number, Uint8Array]>(
    'INSERT INTO lists (id, space, size, centre) VALUES (?, ?, 0, ?)',
  );
  const setList = db.prepare<[number, Uint8Array, number]>(
    'UPDATE lists SET size = ?, centre = ? WHERE id = ?',
  );
  const setListSize = db.prepare<[number, number]>('UPDATE lists SET size = ? WHERE id = ?');
  const dropList = db.prepare<[number]>('DELETE FROM lists WHERE id = ?');
  const addVector = db.prepare<[number, number, Uint8Array]>(
    'INSERT INTO vectors (id, list, vector) VALUES (?, ?, ?)',
  );
  const moveVector = db.prepare<[number, number]>('UPDATE vectors SET list = ? WHERE id = ?');
  const vectorAt = db.prepare<[number], Buffer>('SELECT vector FROM vectors WHERE id = ?').pluck();
  const takeVector = db.prepare<[number], number>('DELETE FROM vectors WHERE id = ? RETURNING list').pluck();
  const dropVectors = db.prepare<[number, number]>('DELETE FROM vectors WHERE id BETWEEN ? AND ?');
  const dropCounts = db.prepare<[number]>('DELETE FROM vectorCounts WHERE space = ?');
  const dropSpace = db.prepare<[number]>('DELETE FROM spaces WHERE id = ?');
  const next = db
    .prepare<[string], number>('UPDATE counters SET value = value + 1 WHERE name = ? RETURNING value')
    .pluck();

  let seenVersion = 0;
  function stateOf(name: string): SpaceState | undefined {
    const version = db.pragma('data_version', { simple: true }) as number;
    if (version !== seenVersion) states.clear();
    seenVersion = version;
    const known = states.get(name);
    if (known !== undefined) return known;
    const row = findSpace.get(name);
    if (row === undefined) return undefined;
    const read = readSpace(db, row);
    states.set(name, read);
    return read;
  }

  function openSpace({ id: name, of, dimensions }: VectorSpace): SpaceState {
    const known = stateOf(name);
    if (known?.dimensions === dimensions) return known;
    if (known !== undefined) forgetSpace(known.id);
    addSpace.run(next.get('space')!, name, of, dimensions);
    states.delete(name);
    return stateOf(name)!;
  }

  function forgetSpace(id: number): void {
    const lists = db.prepare<[number], number>('SELECT id FROM lists WHERE space = ?').pluck().all(id);
    for (const list of lists) {
      parts.drop(list);
      dropList.run(list);
    }
    dropVectors.run(id * rowsOfSpace, (id + 1) * rowsOfSpace - 1);
    dropCounts.run(id);
    dropSpace.run(id);
  }

  function newList(space: SpaceState, centre: Float32Array): ListState {
    const list: ListState = { id: next.get('list')!, size: 0, centre };
    addList.run(list.id, space.id, bytesOf(centre));
    space.lists.push(list);
    return list;
  }

  function append(space: SpaceState, list: ListState, sketches: readonly Sketch[]): void {
    parts.append(list.id, list.size, sketches, space.shape);
    list.size += sketches.length;
    setListSize.run(list.size, list.id);
  }

  /** Their vectors as they are stored, of length 1 again. */
  function loadTurned(space: SpaceState, sketches: readonly Sketch[]): Float32Array {
    const { width } = space.turn;
    const turned = new Float32Array(sketches.length * width);
    for (const [i, { row }] of sketches.entries()) {
      const blob = vectorAt.get(space.id * rowsOfSpace + row);
      if (blob === undefined)
        throw new Error(`Row ${row} of space ${space.id} has a sketch without a vector.`);
      fromWholeNumbers(wholeNumbersIn(blob), turned.subarray(i * width, (i + 1) * width));
    }
    return turned;
  }

  function split(space: SpaceState, list: ListState): void {
    const { width } = space.turn;
    const sketches = parts.read(list.id, space.shape);
    const turned = loadTurned(space, sketches);
    const { centres, isSecond } = splitInTwo(turned, width);
    const sketched = (which: 0 | 1): readonly Sketch[] =>
      sketches.flatMap((sketch, i) =>
        isSecond[i] === which
          ? [{ ...sketch, ...sketchBits(turned.subarray(i * width, (i + 1) * width), centres[which]) }]
          : [],
      );
    const stay = sketched(0);
    const leave = sketched(1);
    const second = newList(space, centres[1]);
    for (const { row } of leave) moveVector.run(second.id, space.id * rowsOfSpace + row);
    list.centre = centres[0];
    for (const [own, its] of [
      [list, stay],
      [second, leave],
    ] as const) {
      parts.write(own.id, its, space.shape);
      own.size = its.length;
      setList.run(own.size, bytesOf(own.centre), own.id);
    }
  }

  /** Its vectors go to the lists that are nearest to them now. */
  function dissolve(space: SpaceState, list: ListState): void {
    const sketches = parts.read(list.id, space.shape);
    const turned = loadTurned(space, sketches);
    space.lists.splice(space.lists.indexOf(list), 1);
    parts.drop(list.id);
    dropList.run(list.id);
    const { width } = space.turn;
    place(
      space,
      sketches.map(({ row, facet }, i) => ({
        row: { id: row, facet },
        turned: turned.subarray(i * width, (i + 1) * width),
      })),
      (list_, row) => void moveVector.run(list_.id, space.id * rowsOfSpace + row),
    );
  }

  function place(
    space: SpaceState,
    items: readonly { readonly row: RowOfFacet; readonly turned: Float32Array }[],
    onPlaced: (list: ListState, row: number, turned: Float32Array) => void,
  ): void {
    const added = new Map<ListState, Sketch[]>();
    for (const { row, turned } of items) {
      const list = nearestList(space, turned) ?? newList(space, turned.slice());
      const sketch = { row: row.id, facet: row.facet, ...sketchBits(turned, list.centre) };
      const own = added.get(list);
      if (own === undefined) added.set(list, [sketch]);
      else own.push(sketch);
      onPlaced(list, row.id, turned);
    }
    for (const [list, sketches] of added) append(space, list, sketches);
    const max = tuning.maxListSize(space.size);
    const tooLong = [...added.keys()].filter(({ size }) => size > max);
    for (let list = tooLong.pop(); list !== undefined; list = tooLong.pop()) {
      const known = space.lists.length;
      split(space, list);
      tooLong.push(...[list, ...space.lists.slice(known)].filter(({ size }) => size > max));
    }
  }

  function resize(space: SpaceState, by: number): void {
    space.size += by;
    setSpaceSize.run(space.size, space.id);
  }

  return {
    put: (space, rows) => {
      const state = openSpace(space);
      resize(state, rows.length);
      const items = rows.map((row) => {
        const turned = new Float32Array(state.turn.width);
        state.turn.forth(row.vector, turned);
        return { row, turned };
      });
      place(state, items, (list, row, turned) => {
        addVector.run(state.id * rowsOfSpace + row, list.id, bytesOf(toWholeNumbers(turned)));
      });
    },
    remove: (rows, kind) => {
      for (const { name, id, kind: own } of spaceRows.all()) {
        if (own !== kind) continue;
        const byList = new Map<number, Set<number>>();
        for (const row of rows) {
          const list = takeVector.get(id * rowsOfSpace + row);
          if (list === undefined) continue;
          byList.set(list, (byList.get(list) ?? new Set()).add(row));
        }
        if (byList.size === 0) continue;
        const space = stateOf(name)!;
        const known = new Map(space.lists.map((list) => [list.id, list]));
        for (const [list, gone] of byList) {
          const state = known.get(list)!;
          state.size = parts.remove(list, gone, space.shape);
          setListSize.run(state.size, list);
          resize(space, -gone.size);
        }
        const min = tuning.maxListSize(space.size) * minListShare;
        for (const list of byList.keys()) {
          const state = known.get(list)!;
          if (state.size === 0 || (state.size < min && space.lists.length > 1)) dissolve(space, state);
        }
      }
    },
    keep: (spaces) => {
      for (const { name, id } of spaceRows.all()) if (!spaces.includes(name)) forgetSpace(id);
      states.clear();
    },
    find: (name, query, allowed, limit) => {
      const space = stateOf(name);
      if (space === undefined || space.lists.length === 0) return [];
      const turned = new Float32Array(space.turn.width);
      space.turn.forth(query, turned);
      const rows =
        allowed?.rows() ??
        scanLists(space, parts, turned, {
          allowed: allowed?.has ?? null,
          max: tuning.compared(limit),
          scanned: tuning.scanned(space.size),
        });
      const found: Neighbour[] = [];
      for (const id of rows) {
        const blob = vectorAt.get(space.id * rowsOfSpace + id);
        if (blob !== undefined) found.push({ id, similarity: similarityOf(wholeNumbersIn(blob), turned) });
      }
      return found.toSorted((a, b) => b.similarity - a.similarity || a.id - b.id).slice(0, limit);
    },
    vector: (name, row) => {
      const space = stateOf(name);
      const blob = space === undefined ? undefined : vectorAt.get(space.id * rowsOfSpace + row);
      if (space === undefined || blob === undefined) return null;
      const vector = new Float32Array(space.turn.width);
      fromWholeNumbers(wholeNumbersIn(blob), vector);
      space.turn.back(vector);
      return vector.slice(0, space.dimensions);
    },
    kindOf: (name) => findSpace.get(name)?.kind,
    forget: () => states.clear(),
  };
}
