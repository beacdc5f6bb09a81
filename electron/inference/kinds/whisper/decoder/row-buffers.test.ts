import { describe, expect, it } from 'vitest';
import { FloatPool } from './float-pool.ts';
import {
  copyRows,
  freeBuffer,
  growCapacity,
  moveEntries,
  moveRows,
  planMoves,
  storeEntries,
} from './row-buffers.ts';

/** Four rows of two numbers, each naming its row. */
const rows = () => ({ data: Float32Array.of(0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5), rest: [2] });

describe('rows of a cache', () => {
  it('are moved in place in an order in which nothing is overwritten that is still needed', () => {
    expect(planMoves([0, 3, 2])).toEqual([{ from: 3, to: 1 }]);
    expect(planMoves([0, 1])).toEqual([]);
    expect(planMoves([1, 2, undefined])).toEqual([
      { from: 1, to: 0 },
      { from: 2, to: 1 },
    ]);
    expect(planMoves([3, 3])).toHaveLength(2);
    expect(planMoves([1, 0])).toBeUndefined();
    expect(planMoves([0, 2, 1])).toBeUndefined();
  });

  it('give their memory back at once', () => {
    const buffer = { data: new Float32Array(6), rest: [3] };
    freeBuffer(buffer);
    freeBuffer(buffer);
    expect(buffer.data).toHaveLength(0);
  });

  it('keep their contents wherever they go', () => {
    for (const sources of [
      [0, 3, 2],
      [1, 2, 3],
      [3, 3, 0, 3],
    ]) {
      const moved = rows();
      moveRows(moved, planMoves(sources) ?? []);
      const copied = copyRows(rows(), sources).data;
      expect([...moved.data.subarray(0, copied.length)]).toEqual([...copied]);
    }
    expect([...copyRows(rows(), [2, 2, 0]).data]).toEqual([2, 2.5, 2, 2.5, 0, 0.5]);
    expect([...copyRows(rows(), [1, undefined]).data]).toEqual([1, 1.5, 0, 0]);
  });

  it('take along what they have filled, and no more', () => {
    const cache = { data: Float32Array.of(1, 2, 3, 4, 0, 0, 0, 0), rest: [2, 2, 1] };
    moveEntries(cache, [{ from: 0, to: 1 }], [1, 0]);
    expect([...cache.data]).toEqual([1, 2, 3, 4, 1, 0, 3, 0]);
  });

  it('keep every head’s entries when they get more room', () => {
    const small = { data: Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8), rest: [2, 2, 1] };
    const grown = growCapacity(small, 2, 3);
    expect([...grown.data]).toEqual([1, 2, 0, 3, 4, 0, 5, 6, 0, 7, 8, 0]);
    expect(grown.rest).toEqual([2, 3, 1]);
  });

  it('get new entries behind what each row has', () => {
    const cache = { data: new Float32Array(2 * 2 * 3), rest: [2, 3, 1] };
    storeEntries(cache, Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8), [0, 1], 2);
    expect([...cache.data]).toEqual([1, 2, 0, 3, 4, 0, 0, 5, 6, 0, 7, 8]);
  });
});

describe('FloatPool', () => {
  it('hands memory out again, and only to one at a time', () => {
    const pool = new FloatPool();
    const first = pool.take(100);
    const second = pool.take(100);
    expect(second.buffer).not.toBe(first.buffer);
    pool.give(first);
    const again = pool.take(60);
    expect(again).toHaveLength(60);
    expect(again.buffer).toBe(first.buffer);
    pool.give(again);
    expect(pool.take(100).buffer).toBe(first.buffer);
  });

  it('lets go of memory that has become too small', () => {
    const pool = new FloatPool();
    const small = pool.take(10);
    pool.give(small);
    expect(pool.take(1000)).toHaveLength(1000);
    expect(pool.take(10).buffer).not.toBe(small.buffer);
  });
});
