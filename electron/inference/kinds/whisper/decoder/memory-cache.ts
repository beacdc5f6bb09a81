import { Tensor } from 'onnxruntime-node';
import type { InferenceSession } from 'onnxruntime-node';
import { selfCacheNames, stepInputs } from '../graph/step-inputs.ts';
import { hiddenBias, pastName, presentName } from './decoder-cache.ts';
import type { Appended, CacheShape, CrossTensors, DecoderCache, Tensors } from './decoder-cache.ts';
import { asTensor, copyRows, fillsHoles, growCapacity, moveRows, storeEntries } from './row-buffers.ts';
import type { RowBuffer } from './row-buffers.ts';
import { requireFloat32 } from '../../../sessions/tensor-rows.ts';

export interface MemoryCacheShape extends CacheShape {
  /** The graph keeps the heads among the rows. */
  readonly flatHeads: boolean;
}

/**
 * The cache in the process's memory: see [Note: Attention in two parts]. A call gives the new entries only; rows
 * that leave are overwritten in place.
 */
export function createMemoryCache(
  shape: MemoryCacheShape,
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
    feeds(appended) {
      const feeds: Tensors = {
        [stepInputs.bias]: visibleKeys(appended, capacity, shape),
        [stepInputs.capacity]: new Tensor('int64', BigInt64Array.of(BigInt(capacity)), [1]),
      };
      for (const [name, buffer] of [...own, ...encoder]) feeds[name] = asTensor(buffer, rows);
      return feeds;
    },
    outputs: [...own.keys()].map(presentName),
    accept(outputs: InferenceSession.ReturnType, { lengths, count }: Appended) {
      for (const [name, buffer] of own) {
        const added = outputs[presentName(name)];
        if (added instanceof Tensor) storeEntries(buffer, requireFloat32(added), lengths, count);
      }
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

/** Each new token sees what its row has in the cache, the new tokens before it, and itself. */
function visibleKeys({ lengths, count }: Appended, capacity: number, shape: MemoryCacheShape): Tensor {
  const keys = capacity + count;
  const copies = shape.flatHeads ? shape.heads : 1;
  const lines = lengths.length * copies;
  const bias = new Float32Array(lines * count * keys).fill(hiddenBias);
  for (let line = 0; line < lines; line++) {
    const length = lengths[Math.floor(line / copies)] ?? 0;
    for (let token = 0; token < count; token++) {
      const from = (line * count + token) * keys;
      bias.fill(0, from, from + length);
      bias.fill(0, from + capacity, from + capacity + token + 1);
    }
  }
  const dims = shape.flatHeads ? [lines, count, keys] : [lines, 1, count, keys];
  return new Tensor('float32', bias, dims);
}
