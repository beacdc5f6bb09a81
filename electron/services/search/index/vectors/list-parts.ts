import type { Database } from 'better-sqlite3';
import { extendPart, readPart, writePart } from './codes.ts';
import type { PartShape, Sketch } from './codes.ts';

/** More than a list ever has. */
const partsOfList = 2 ** 16;

/** The sketches of lists: all parts but the last are full. */
export interface ListParts {
  readonly read: (list: number, shape: PartShape) => Sketch[];
  /** As they are stored. */
  readonly scan: (list: number) => readonly Uint8Array[];
  readonly append: (list: number, size: number, sketches: readonly Sketch[], shape: PartShape) => void;
  /** In the place of all. */
  readonly write: (list: number, sketches: readonly Sketch[], shape: PartShape) => void;
  readonly drop: (list: number) => void;
  /** Those of these rows; the last ones take their places. Returns how many are left. */
  readonly remove: (list: number, rows: ReadonlySet<number>, shape: PartShape) => number;
}

export function listParts(db: Database): ListParts {
  const partsOf = db
    .prepare<[number, number], Buffer>('SELECT sketches FROM parts WHERE id BETWEEN ? AND ?')
    .pluck();
  const part = db.prepare<[number], Buffer>('SELECT sketches FROM parts WHERE id = ?').pluck();
  const put = db.prepare<[number, Uint8Array]>('INSERT OR REPLACE INTO parts (id, sketches) VALUES (?, ?)');
  const cut = db.prepare<[number, number]>('DELETE FROM parts WHERE id BETWEEN ? AND ?');

  const placeOf = (list: number, number: number): number => list * partsOfList + number;
  const scan = (list: number): readonly Buffer[] => partsOf.all(placeOf(list, 0), placeOf(list + 1, -1));

  function read(list: number, shape: PartShape): Sketch[] {
    return scan(list).flatMap((data) => readPart(data, shape));
  }

  function writeFrom(list: number, first: number, sketches: readonly Sketch[], shape: PartShape): void {
    for (let at = 0; at < sketches.length; at += shape.maxEntries) {
      const number = first + at / shape.maxEntries;
      put.run(placeOf(list, number), writePart(sketches.slice(at, at + shape.maxEntries), shape));
    }
  }

  function cutAfter(list: number, size: number, shape: PartShape): void {
    cut.run(placeOf(list, Math.ceil(size / shape.maxEntries)), placeOf(list + 1, -1));
  }

  return {
    read,
    scan,
    append: (list, size, sketches, shape) => {
      const number = Math.floor(size / shape.maxEntries);
      const room = shape.maxEntries - (size % shape.maxEntries);
      const last = part.get(placeOf(list, number));
      const first = sketches.slice(0, room);
      put.run(
        placeOf(list, number),
        last === undefined ? writePart(first, shape) : extendPart(last, first, shape),
      );
      writeFrom(list, number + 1, sketches.slice(room), shape);
    },
    write: (list, sketches, shape) => {
      writeFrom(list, 0, sketches, shape);
      cutAfter(list, sketches.length, shape);
    },
    drop: (list) => void cut.run(placeOf(list, 0), placeOf(list + 1, -1)),
    remove: (list, rows, shape) => {
      const sketches = read(list, shape);
      const changed = new Set<number>();
      for (let at = sketches.length - 1; at >= 0; at--) {
        if (!rows.has(sketches[at]!.row)) continue;
        const last = sketches.pop()!;
        if (at < sketches.length) sketches[at] = last;
        changed.add(Math.floor(at / shape.maxEntries));
        changed.add(Math.floor(sketches.length / shape.maxEntries));
      }
      for (const number of changed) {
        const from = number * shape.maxEntries;
        const own = sketches.slice(from, from + shape.maxEntries);
        if (own.length > 0) put.run(placeOf(list, number), writePart(own, shape));
      }
      cutAfter(list, sketches.length, shape);
      return sketches.length;
    },
  };
}
