import { GraphError } from '../../../graph/graph-error.ts';
import { pruneTo } from '../../../graph/graph-index.ts';
import { dataTypes, freeSizes, makeNode } from '../../../graph/graph.ts';
import type { OnnxGraph, OnnxValue } from '../../../graph/graph.ts';
import { putOutAlignment } from './alignment-output.ts';
import type { AlignmentSettings } from './alignment-output.ts';
import { reach, replaceNode } from './follow.ts';
import { pickLogits } from './pick-logits.ts';
import { scatterCache } from './scatter-cache.ts';
import { shareWindows } from './share-windows.ts';
import { splitCache } from './split-cache.ts';
import { alignmentOutput, cacheParts, selfCache, stepInputs } from './step-inputs.ts';

/**
 * [Note: The rewritten decoder]
 * An exported decoder concatenates its cache at every step, takes the position from the cache's length and
 * gives the logits of every position. So a step copies the whole cache, all rows must have the same length,
 * and a long prompt costs hundreds of megabytes of logits. This rewriting changes some places and leaves the
 * arithmetic (and any quantisation) alone:
 * - the cache has a fixed capacity and is not copied (in memory: [Note: Attention in two parts]; on a device:
 *   `scatter-cache.ts`), and in memory the encoder's part is there once a window: [Note: Rows of a window];
 * - `attention_bias` hides what is not valid in each row (it also is the causal mask of a prompt);
 * - `position_ids` names the position of every token;
 * - only the positions in `logit_index` reach the output layer.
 */
export interface StepGraphSettings extends AlignmentSettings {
  /** Rows of the position table (config's `max_target_positions`) and its width. */
  readonly positions: number;
  readonly width: number;
  /** Where the cache will live. */
  readonly cache: 'memory' | 'device';
}

export interface StepGraph {
  readonly graph: OnnxGraph;
  /** The bias has a line for every head (see `stepInputs.bias`). */
  readonly flatHeads: boolean;
}

/** @param graph the decoder with past (split export, or that branch of the merged one) */
export function rewriteStep(graph: OnnxGraph, settings: StepGraphSettings): StepGraph {
  const kept = keptOutputs(graph, settings.layers);
  const placed = usePositions(pruneTo(graph, kept), settings);
  const shares = settings.cache === 'memory';
  const cached = shares
    ? splitCache(placed, settings.layers)
    : { graph: scatterCache(placed, settings.layers), flatHeads: false };
  const picked = pickLogits(cached.graph);
  const ready = shares ? shareWindows(picked, settings.layers, settings.width / settings.heads) : picked;
  const aligned = putOutAlignment(ready, settings, shares);
  const outputs = aligned
    ? [...kept, { name: alignmentOutput, dataType: dataTypes.float32, shape: undefined }]
    : kept;
  const pruned = pruneTo(aligned ?? ready, outputs.map(withoutFixedLength));
  return { graph: declareInputs(pruned, settings, cached.flatHeads), flatHeads: cached.flatHeads };
}

function keptOutputs({ outputs }: OnnxGraph, layers: number): readonly OnnxValue[] {
  const names = new Set(
    Array.from({ length: layers }, (_, layer) =>
      cacheParts.map((part) => selfCache(layer, part, 'present')),
    ).flat(),
  );
  const kept = outputs.filter(({ name }) => name === 'logits' || names.has(name));
  if (kept.length !== 1 + 2 * layers) throw new GraphError('the decoder lacks outputs of its cache');
  return kept;
}

/** The cache has another length at every call; batch and length are free. */
function withoutFixedLength(value: OnnxValue): OnnxValue {
  if (value.name === 'logits') return { ...value, shape: undefined };
  return value.name.includes('.decoder.') ? { ...value, shape: freeSizes(value.shape, [0, 2]) } : value;
}

/** Operators that widen a table of half precision or of bytes before it is read. */
const widenOperators = new Set(['Cast', 'Identity', 'DequantizeLinear']);

/** The table of learned positions has a known shape and is read by `Gather` or, in older exports, by `Slice`. */
function usePositions(graph: OnnxGraph, { positions, width }: StepGraphSettings): OnnxGraph {
  const tables = [...graph.initializers]
    .filter(([, { dims }]) => dims.length === 2 && dims[0] === positions && dims[1] === width)
    .map(([name]) => name);
  const readers = reach(graph, tables, widenOperators, ['Gather', 'Slice']);
  const [reader] = readers;
  if (!reader || readers.length > 1) throw new GraphError('the position table was not found');
  const [table = ''] = reader.inputs;
  return replaceNode(graph, reader, [makeNode('Gather', [table, stepInputs.positions], reader.outputs)]);
}

function declareInputs(
  graph: OnnxGraph,
  { layers, cache }: StepGraphSettings,
  flatHeads: boolean,
): OnnxGraph {
  const stored = graph.inputs.filter(({ name }) => name.startsWith('past_key_values.'));
  if (stored.length !== 4 * layers) throw new GraphError('the decoder does not read its whole cache');
  const float32 = dataTypes.float32;
  const int64 = dataTypes.int64;
  const own: OnnxValue[] = [
    { name: stepInputs.tokens, dataType: int64, shape: [undefined, undefined] },
    { name: stepInputs.positions, dataType: int64, shape: [undefined, undefined] },
    {
      name: stepInputs.bias,
      dataType: float32,
      shape: flatHeads ? [undefined, undefined, undefined] : [undefined, 1, undefined, undefined],
    },
    { name: stepInputs.logitIndex, dataType: int64, shape: [undefined, undefined, 1] },
    ...(cache === 'memory'
      ? [
          { name: stepInputs.capacity, dataType: int64, shape: [1] },
          { name: stepInputs.windowShape, dataType: int64, shape: [4] },
        ]
      : [{ name: stepInputs.cacheIndex, dataType: int64, shape: [undefined, undefined, undefined, 3] }]),
  ];
  return {
    ...graph,
    inputs: [...own, ...stored.map((value) => ({ ...value, shape: freeSizes(value.shape, [0, 2]) }))],
  };
}
