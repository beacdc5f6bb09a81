import { Tensor } from 'onnxruntime-node';
import type { InferenceSession } from 'onnxruntime-node';
import { growthInput, rearranged, rowsInput } from '../graph/rearrange-graph.ts';
import { selfCacheNames, stepInputs } from '../graph/step-inputs.ts';
import { hiddenBias, pastName, presentName } from './decoder-cache.ts';
import type { Appended, CacheShape, CrossTensors, DecoderCache, Tensors } from './decoder-cache.ts';
import { separateRows, staysInPlace } from './row-layout.ts';

/** Sessions that pick rows on the device: its tensors cannot be read back (onnxruntime-node 1.30 crashes). */
export interface Rearrangers {
  readonly own: InferenceSession;
  readonly encoder: InferenceSession;
}

/** The cache in the memory of a graphics card, where it stays from step to step. */
export function createDeviceCache(
  shape: CacheShape,
  cross: CrossTensors,
  initialRows: number,
  initialCapacity: number,
  rearrangers: Rearrangers,
): DecoderCache {
  let rows = initialRows;
  let capacity = initialCapacity;
  const dims = [rows, shape.heads, capacity, shape.headWidth];
  const length = dims.reduce((product, size) => product * size, 1);
  let own: Tensors = Object.fromEntries(
    selfCacheNames(shape.layers).map((name) => [name, new Tensor('float32', new Float32Array(length), dims)]),
  );
  let encoder: Tensors = rename(cross.tensors, pastName);
  /** Undefined once the encoder's part is a copy of this batch's own. */
  let borrowed: CrossTensors | undefined = cross;

  async function rearrange(
    session: InferenceSession,
    tensors: Tensors,
    selected: readonly number[],
    growth: number,
  ): Promise<Tensors> {
    const feeds: Tensors = {
      ...tensors,
      [rowsInput]: new Tensor('int64', BigInt64Array.from(selected, BigInt), [selected.length]),
    };
    if (session.inputNames.includes(growthInput)) {
      feeds[growthInput] = new Tensor(
        'int64',
        BigInt64Array.from([0, 0, 0, 0, 0, 0, growth, 0], BigInt),
        [8],
      );
    }
    const outputs = await session.run(feeds);
    return Object.fromEntries(
      Object.keys(tensors).map((name) => [name, tensorOf(outputs, rearranged(name))]),
    );
  }

  async function replaceOwn(selected: readonly number[], growth: number): Promise<void> {
    const before = own;
    own = await rearrange(rearrangers.own, before, selected, growth);
    disposeAll(before);
  }

  async function replaceEncoder(selected: readonly number[]): Promise<void> {
    const before = encoder;
    encoder = await rearrange(rearrangers.encoder, before, selected, 0);
    // From here on nobody else may begin with them.
    borrowed?.take();
    borrowed = undefined;
    disposeAll(before);
  }

  return {
    layOut: separateRows,
    get capacity() {
      return capacity;
    },
    feeds: (appended) => ({
      ...own,
      ...encoder,
      [stepInputs.bias]: visiblePositions(appended, capacity),
      [stepInputs.cacheIndex]: entryPlaces(appended, shape.heads),
    }),
    outputs: selfCacheNames(shape.layers).map(presentName),
    asksForAll: true,
    accept(outputs) {
      const before = own;
      own = Object.fromEntries(
        Object.keys(before).map((name) => [name, tensorOf(outputs, presentName(name))]),
      );
      disposeAll(before);
    },
    async select(change) {
      await replaceOwn(
        change.rows.map((row) => row ?? 0),
        0,
      );
      const { windows } = change;
      if (windows.length !== rows || !staysInPlace(windows)) await replaceEncoder(windows);
      rows = windows.length;
    },
    async grow(wanted) {
      await replaceOwn(
        Array.from({ length: rows }, (_, row) => row),
        wanted - capacity,
      );
      capacity = wanted;
    },
    dispose() {
      disposeAll(own);
      if (!borrowed) disposeAll(encoder);
      cross.release();
    },
  };
}

function rename(tensors: Tensors, newName: (name: string) => string): Tensors {
  return Object.fromEntries(Object.entries(tensors).map(([name, tensor]) => [newName(name), tensor]));
}

function tensorOf(outputs: InferenceSession.ReturnType, name: string): Tensor {
  const value = outputs[name];
  if (value instanceof Tensor) return value;
  throw new Error(`the graph gave no "${name}"`);
}

function disposeAll(tensors: Tensors): void {
  for (const tensor of Object.values(tensors)) if (tensor.location !== 'cpu') tensor.dispose();
}

/** Each new token sees its row up to itself; the new entries are in the cache by then. */
function visiblePositions({ lengths, count }: Appended, capacity: number): Tensor {
  const bias = new Float32Array(lengths.length * count * capacity).fill(hiddenBias);
  lengths.forEach((length, row) => {
    for (let token = 0; token < count; token++) {
      const from = (row * count + token) * capacity;
      bias.fill(0, from, from + length + token + 1);
    }
  });
  return new Tensor('float32', bias, [lengths.length, 1, count, capacity]);
}

/** Row, head and slot of every new entry. */
function entryPlaces({ lengths, count }: Appended, heads: number): Tensor {
  const places = new BigInt64Array(lengths.length * heads * count * 3);
  let at = 0;
  lengths.forEach((length, row) => {
    for (let head = 0; head < heads; head++) {
      for (let token = 0; token < count; token++) {
        places[at++] = BigInt(row);
        places[at++] = BigInt(head);
        places[at++] = BigInt(length + token);
      }
    }
  });
  return new Tensor('int64', places, [lengths.length, heads, count, 3]);
}
