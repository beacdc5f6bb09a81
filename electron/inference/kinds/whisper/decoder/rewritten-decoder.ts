import { Tensor } from 'onnxruntime-node';
import type { InferenceSession } from 'onnxruntime-node';
import { alignmentOutput } from '../graph/step-inputs.ts';
import type { CrossTensors, DecoderCache, Tensors } from './decoder-cache.ts';
import type { EncodedWindows, WhisperDecoder } from './decoder.ts';
import { createDeviceCache } from './device-cache.ts';
import type { Rearrangers } from './device-cache.ts';
import type { FloatPool } from './float-pool.ts';
import { createMemoryCache } from './memory-cache.ts';
import type { MemoryCacheShape } from './memory-cache.ts';
import { capacityFor, RewrittenBatch } from './rewritten-batch.ts';
import type { BatchParts } from './rewritten-batch.ts';
import { groupRows, separateRows } from './row-layout.ts';
import type { RowLayout } from './row-layout.ts';
import { freeOutputs } from '../../../sessions/free-outputs.ts';
import { requireFloat32, selectRows } from '../../../sessions/tensor-rows.ts';

export interface RewrittenDecoderParts extends BatchParts, MemoryCacheShape {
  /** `inference/graph/cross-graph.ts` */
  readonly cross: InferenceSession;
  /** Heads of the step's `alignment` output, if it has one. */
  readonly alignmentHeads: number;
  /** Holds the encoder's keys and values of batches in the process's memory. */
  readonly memory: FloatPool;
  /** Given where the cache stays in a device's memory. */
  readonly rearrangers: Rearrangers | undefined;
}

/** Runs the rewritten graphs: see [Note: The rewritten decoder]. */
export function createRewrittenDecoder(parts: RewrittenDecoderParts): WhisperDecoder {
  /** Kept between two batches, so that asking for the language first costs no second computation. */
  const known = new Map<EncodedWindows, Tensors>();

  async function crossFor(windows: EncodedWindows, wanted: readonly number[]): Promise<CrossTensors> {
    const all = wanted.length === windows.count && wanted.every((window, index) => window === index);
    const tensors =
      (all && known.get(windows)) || (await computeCross(parts, windows, all ? undefined : wanted));
    if (all) known.set(windows, tensors);
    return {
      tensors,
      take: () => void known.delete(windows),
      release: () => {
        if (known.get(windows) !== tensors) giveBack(parts, tensors);
      },
    };
  }

  const layOut = parts.rearrangers ? separateRows : groupRows;
  return {
    mixesPromptLengths: true,
    sharesWindows: !parts.rearrangers,
    alignmentHeads: parts.step.outputNames.includes(alignmentOutput) ? parts.alignmentHeads : 0,
    async begin(windows, prompts, wants) {
      const layout = layOut(prompts.map(({ window }) => window));
      const cross = await crossFor(windows, layout.windows);
      const longest = Math.max(...prompts.map(({ tokens }) => tokens.length));
      const cache = createCache(parts, cross, layout, capacityFor(longest + 1, parts.positions));
      const batch = new RewrittenBatch(parts, cache, prompts, wants.attention);
      return { batch, output: await batch.begin(prompts) };
    },
    forget(windows) {
      giveBack(parts, known.get(windows) ?? {});
      known.delete(windows);
    },
  };
}

function giveBack({ memory }: RewrittenDecoderParts, tensors: Tensors): void {
  for (const tensor of Object.values(tensors)) {
    if (tensor.location === 'cpu') memory.give(requireFloat32(tensor));
    else if (tensor.location !== 'none') tensor.dispose();
  }
}

function createCache(
  parts: RewrittenDecoderParts,
  cross: CrossTensors,
  { rowAt, perWindow }: RowLayout,
  capacity: number,
): DecoderCache {
  const rows = rowAt.length;
  return parts.rearrangers
    ? createDeviceCache(parts, cross, rows, capacity, parts.rearrangers)
    : createMemoryCache(parts, { cross, rows, perWindow, capacity });
}

/** @param wanted windows, one after the other; undefined: all */
async function computeCross(
  parts: RewrittenDecoderParts,
  windows: EncodedWindows,
  wanted: readonly number[] | undefined,
): Promise<Tensors> {
  if (parts.rearrangers) return runCross(parts, wanted ? selectRows(windows.hidden, wanted) : windows.hidden);
  // One window after the other, each into its place: nothing is held twice.
  const chosen = wanted ?? Array.from({ length: windows.count }, (_, window) => window);
  const [, frames = 0] = windows.hidden.dims;
  const dims = [chosen.length, parts.heads, frames, parts.headWidth];
  const size = dims.reduce((product, dim) => product * dim, 1);
  const tensors: Tensors = Object.fromEntries(
    parts.cross.outputNames.map((name) => [name, new Tensor('float32', parts.memory.take(size), dims)]),
  );
  for (const [place, window] of chosen.entries()) {
    const places = Object.fromEntries(
      Object.entries(tensors).map(([name, tensor]) => [name, rowOf(tensor, place)]),
    );
    freeOutputs(await runCross(parts, rowOf(windows.hidden, window), places), places);
  }
  return tensors;
}

async function runCross(
  { cross, padding }: RewrittenDecoderParts,
  hidden: Tensor,
  places?: Tensors,
): Promise<Tensors> {
  const [count = 0] = hidden.dims;
  const feeds: Tensors = { encoder_hidden_states: hidden };
  if (cross.inputNames.includes('input_ids')) {
    // Some exports take the batch size from the tokens.
    const tokens = BigInt64Array.from({ length: count }, () => BigInt(padding));
    feeds['input_ids'] = new Tensor('int64', tokens, [count, 1]);
  }
  const outputs = await (places ? cross.run(feeds, places) : cross.run(feeds));
  const tensors: Tensors = {};
  for (const [name, value] of Object.entries(outputs)) if (value instanceof Tensor) tensors[name] = value;
  return tensors;
}

/** One row as a tensor of its own, without a copy. */
function rowOf(tensor: Tensor, row: number): Tensor {
  const [, ...rest] = tensor.dims;
  const size = rest.reduce((product, dim) => product * dim, 1);
  return new Tensor('float32', requireFloat32(tensor).subarray(row * size, (row + 1) * size), [1, ...rest]);
}
