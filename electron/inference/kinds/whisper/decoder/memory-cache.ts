import { Tensor } from 'onnxruntime-node';
import type { InferenceSession } from 'onnxruntime-node';
import { selfCacheNames, stepInputs } from '../graph/step-inputs.ts';
import { hiddenBias, pastName, presentName } from './decoder-cache.ts';
import type { Appended, CacheShape, CrossTensors, DecoderCache, Tensors } from './decoder-cache.ts';
import {
  asTensor,
  copyRows,
  freeBuffer,
  growCapacity,
  moveEntries,
  moveRows,
  planMoves,
  storeEntries,
} from './row-buffers.ts';
import type { RowBuffer, RowSources } from './row-buffers.ts';
import { groupRows, staysInPlace } from './row-layout.ts';
import { freeOutputs } from '../../../sessions/free-outputs.ts';
import { requireFloat32 } from '../../../sessions/tensor-rows.ts';

export interface MemoryCacheShape extends CacheShape {
  /** The graph keeps the heads among the rows. */
  readonly flatHeads: boolean;
}

/** What is in a cache to begin with. */
interface Beginning {
  readonly cross: CrossTensors;
  readonly rows: number;
  readonly perWindow: number;
  readonly capacity: number;
}

/**
 * The cache in the process's memory: see [Note: Attention in two parts] and [Note: Rows of a window]. A call gives
 * the new entries only; what leaves is overwritten in place, and what stays is not touched.
 */
export function createMemoryCache(shape: MemoryCacheShape, beginning: Beginning): DecoderCache {
  const { cross } = beginning;
  let { rows, perWindow, capacity } = beginning;
  /** Rows that there is room for. */
  let room = rows;
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

  const given = [...own.keys()].map(presentName);

  function moveOwn(sources: RowSources, lengths: readonly number[]): void {
    const moves = sources.length > room ? undefined : planMoves(sources);
    for (const [name, buffer] of own) {
      if (moves) moveEntries(buffer, moves, lengths);
      else replaceOwn(name, copyRows(buffer, sources));
    }
    if (!moves) room = sources.length;
  }

  function replaceOwn(name: string, buffer: RowBuffer): void {
    const before = own.get(name);
    own.set(name, buffer);
    if (before) freeBuffer(before);
  }

  function moveEncoder(windows: readonly number[]): void {
    if (staysInPlace(windows)) return;
    // From here on nobody else may begin with them.
    cross.take();
    const moves = planMoves(windows);
    for (const [name, buffer] of encoder) {
      if (moves) moveRows(buffer, moves);
      else encoder.set(name, copyRows(buffer, windows));
    }
  }

  return {
    layOut: groupRows,
    get capacity() {
      return capacity;
    },
    feeds(appended) {
      const windows = rows / perWindow;
      const width = appended.count * shape.headWidth;
      const feeds: Tensors = {
        [stepInputs.bias]: visibleKeys(appended, capacity, shape),
        [stepInputs.capacity]: int64([capacity]),
        [stepInputs.windowShape]: int64([windows, perWindow, shape.heads, width]),
      };
      for (const [name, buffer] of own) feeds[name] = asTensor(buffer, rows);
      for (const [name, buffer] of encoder) feeds[name] = asTensor(buffer, windows);
      return feeds;
    },
    outputs: given,
    asksForAll: false,
    accept(outputs: InferenceSession.ReturnType, { lengths, count }: Appended) {
      for (const [name, buffer] of own) {
        const added = outputs[presentName(name)];
        if (added instanceof Tensor) storeEntries(buffer, requireFloat32(added), lengths, count);
      }
      freeOutputs(outputs, {}, given);
    },
    select(change, lengths) {
      moveOwn(change.rows, lengths);
      moveEncoder(change.windows);
      rows = change.rows.length;
      perWindow = rows / change.windows.length;
      return Promise.resolve();
    },
    grow(wanted) {
      capacity = wanted;
      for (const [name, buffer] of own) replaceOwn(name, growCapacity(buffer, rows, capacity));
      room = rows;
      return Promise.resolve();
    },
    dispose() {
      for (const buffer of own.values()) freeBuffer(buffer);
      own.clear();
      encoder.clear();
      cross.release();
    },
  };
}

function int64(values: readonly number[]): Tensor {
  return new Tensor('int64', BigInt64Array.from(values, BigInt), [values.length]);
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
