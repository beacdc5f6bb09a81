import type { Tensor } from 'onnxruntime-node';
import { pastName, presentName } from './decoder-cache.ts';
import type { CacheShape, CrossTensors, DecoderCache, Tensors } from './decoder-cache.ts';
import { selfCacheNames } from '../graph/step-graph.ts';
import { asTensor, copyRows, fillsHoles, growCapacity, moveRows } from './row-buffers.ts';
import type { RowBuffer } from './row-buffers.ts';
import { requireFloat32 } from './tensor-rows.ts';

/**
 * The cache in the process's memory. A step reads and writes the same memory, so that only the new entries are
 * written; rows that leave are overwritten in place.
 */
export function createMemoryCache(
  shape: CacheShape,
  cross: CrossTensors,
  initialRows: number,
  initialCapacity: number,
): DecoderCache {
  let rows = initialRows;
  let capacity = initialCapacity;
  const rest = [shape.heads, capacity, shape.headWidth];
  const length = rows * shape.heads * capacity * shape.headWidth;
  const own = new Map<string, RowBuffer>(
    selfCacheNames(shape.layers).map((name) => [name, { data: new Float32Array(length), rest }]),
  );
  const encoder = new Map<string, RowBuffer>(
    Object.entries(cross.tensors).map(([name, tensor]) => [
      pastName(name),
      { data: requireFloat32(tensor), rest: tensor.dims.slice(1) },
    ]),
  );

  function rearrange(buffers: Map<string, RowBuffer>, selected: readonly number[]): void {
    const inPlace = fillsHoles(selected);
    for (const [name, buffer] of buffers) {
      if (inPlace) moveRows(buffer, selected);
      else buffers.set(name, copyRows(buffer, selected));
    }
  }

  return {
    onDevice: false,
    get capacity() {
      return capacity;
    },
    feeds() {
      const feeds: Tensors = {};
      for (const [name, buffer] of [...own, ...encoder]) feeds[name] = asTensor(buffer, rows);
      return feeds;
    },
    fetches() {
      const fetches: Record<string, Tensor> = {};
      for (const [name, buffer] of own) fetches[presentName(name)] = asTensor(buffer, rows);
      return fetches;
    },
    accept() {
      // Written in place.
    },
    select(selected, sameWindows) {
      rearrange(own, selected);
      if (!sameWindows || selected.length > rows) {
        cross.take();
        rearrange(encoder, selected);
      }
      rows = selected.length;
      return Promise.resolve();
    },
    grow(wanted) {
      capacity = wanted;
      for (const [name, buffer] of own) own.set(name, growCapacity(buffer, rows, capacity));
      return Promise.resolve();
    },
    dispose() {
      own.clear();
      encoder.clear();
      cross.release();
    },
  };
}
