import { describe, expect, it } from 'vitest';
import { testIndex } from '../testing/sample-index.ts';
import type { VectorSpace } from '../search-index.ts';
import { createTurn } from './turn.ts';
import { measuredTuning } from './tuning.ts';
import { vectorStore } from './vector-store.ts';

const space: VectorSpace = { id: 'many', of: 'passages', dimensions: 40 };
/** Short lists, few of them read: what large spaces do, in a small one. */
const tuning = { ...measuredTuning, maxListSize: () => 60, scanned: () => 400, compared: () => 60 };

/** In groups that lie together. */
function vectors(count: number): readonly Float32Array[] {
  return Array.from({ length: count }, (_, number) => {
    const group = number % 25;
    const vector = Float32Array.from(
      { length: space.dimensions },
      (_axis, i) => Math.sin(group * 12.9 + i * i * 78.2) + 0.6 * Math.sin(number * 937.7 + i * i * 4.1),
    );
    const length = Math.hypot(...vector);
    return vector.map((value) => value / length);
  });
}

function exact(
  all: readonly Float32Array[],
  query: Float32Array,
  isThere: (row: number) => boolean,
): number[] {
  return all
    .map((vector, i) => ({ row: i + 1, near: vector.reduce((sum, value, k) => sum + value * query[k]!, 0) }))
    .filter(({ row }) => isThere(row))
    .toSorted((a, b) => b.near - a.near)
    .slice(0, 10)
    .map(({ row }) => row);
}

describe('the nearest of many vectors', () => {
  const all = vectors(1500);
  const queries = vectors(1530).slice(1500);

  function fill() {
    const { db } = testIndex();
    const store = vectorStore(db, tuning);
    for (let from = 0; from < all.length; from += 250) {
      const rows = all.slice(from, from + 250).map((vector, i) => ({
        ...{ id: from + i + 1, facet: (from + i) % 3, vector },
      }));
      db.transaction(() => store.put(space, rows))();
    }
    return { db, store };
  }

  function recall(store: ReturnType<typeof vectorStore>, isThere: (row: number) => boolean): number {
    const hits = queries.map((query) => {
      const found = new Set(store.find(space.id, query, null, 10).map(({ id }) => id));
      return exact(all, query, isThere).filter((row) => found.has(row)).length / 10;
    });
    return hits.reduce((sum, hit) => sum + hit, 0) / hits.length;
  }

  it('are found in lists that were split as they grew, though few of them are read', () => {
    const { db, store } = fill();
    const lists = db.prepare('SELECT count(*) AS count, max(size) AS longest FROM lists').get();
    expect(lists).toMatchObject({ longest: expect.any(Number) as number });
    expect((lists as { count: number }).count).toBeGreaterThan(25);
    expect((lists as { longest: number }).longest).toBeLessThanOrEqual(60);
    expect(recall(store, () => true)).toBeGreaterThan(0.97);
  });

  it('are the same after most were taken away: lists that became short were shared out', () => {
    const { db, store } = fill();
    const gone = all.map((_, i) => i + 1).filter((row) => row % 10 !== 0);
    db.transaction(() => store.remove(gone, 'passages'))();
    expect(recall(store, (row) => row % 10 === 0)).toBeGreaterThan(0.98);
    expect(db.prepare('SELECT sum(size) FROM lists').pluck().get()).toBe(150);
    expect(db.prepare('SELECT min(size) FROM lists').pluck().get()).toBeGreaterThan(2);
  });

  it('are those of the facets that are allowed', () => {
    const { store } = fill();
    const has = new Uint8Array([0, 1, 0]);
    const found = store.find(space.id, queries[0]!, { has, rows: () => null, facets: '[1]' }, 10);
    const expected = exact(all, queries[0]!, (row) => (row - 1) % 3 === 1);
    expect(found.map(({ id }) => id).filter((id) => expected.includes(id)).length).toBeGreaterThan(8);
    const few = { has, rows: () => [5, 2, 9], facets: '[1]' };
    expect(new Set(store.find(space.id, queries[0]!, few, 10).map(({ id }) => id))).toEqual(
      new Set([2, 5, 9]),
    );
  });

  it('are found where all vectors are one and the same', () => {
    const { db } = testIndex();
    const store = vectorStore(db, tuning);
    const rows = Array.from({ length: 200 }, (_, i) => ({ id: i + 1, facet: 1, vector: all[0]! }));
    db.transaction(() => store.put(space, rows))();
    expect(store.find(space.id, all[0]!, null, 5).map(({ similarity }) => similarity.toFixed(2))).toEqual(
      Array.from({ length: 5 }, () => '1.00'),
    );
  });
});

describe('a turn', () => {
  it.each([8, 12, 40, 384])(
    'of %i coordinates keeps lengths and angles, and is turned back',
    (dimensions) => {
      const { width, forth, back } = createTurn(dimensions);
      const [one, other] = [3, 8].map((seed) =>
        Float32Array.from({ length: dimensions }, (_, i) => Math.sin(seed + i * i)),
      ) as [Float32Array, Float32Array];
      const [a, b] = [new Float32Array(width), new Float32Array(width)];
      forth(one, a);
      forth(other, b);
      const dot = (x: Float32Array, y: Float32Array) =>
        x.reduce((sum, value, i) => sum + value * (y[i] ?? 0), 0);
      expect(dot(a, a)).toBeCloseTo(dot(one, one), 3);
      expect(dot(a, b)).toBeCloseTo(dot(one, other), 3);
      back(a);
      expect(Math.max(...one.map((value, i) => Math.abs(value - a[i]!)))).toBeLessThan(1e-4);
    },
  );
});
