import { GraphError } from '../../graph/graph-error.ts';
import { indexGraph, pruneTo } from '../../graph/graph-index.ts';
import type { GraphIndex } from '../../graph/graph-index.ts';
import { dataTypes, freeSizes, makeNode } from '../../graph/graph.ts';
import type { OnnxGraph, OnnxNode, OnnxTensor, OnnxValue } from '../../graph/graph.ts';
import { intAttribute, intsTensor } from '../../graph/write-graph.ts';

/**
 * [Note: The rewritten decoder]
 * An exported decoder concatenates its cache at every step, takes the position from the cache's length and
 * gives the logits of every position. So a step copies the whole cache, all rows must have the same length,
 * and a long prompt costs hundreds of megabytes of logits. This rewriting changes four places and leaves the
 * arithmetic (and any quantisation) alone:
 * - keys and values are written into a cache of fixed capacity (`ScatterND` at `cache_index`). The output is
 *   given the same memory as the input, so that only the new entries are written;
 * - `attention_bias` hides what is not valid yet in each row (it also is the causal mask of a prompt);
 * - `position_ids` names the position of every token;
 * - only the positions in `logit_index` reach the output layer.
 * Cross-attention of the alignment heads is put out, whether or not the export had such outputs.
 */
export interface StepGraphSettings {
  readonly layers: number;
  /** Rows of the position table (config's `max_target_positions`) and its width. */
  readonly positions: number;
  readonly width: number;
  /** Pairs of layer and head. */
  readonly alignmentHeads: readonly (readonly [number, number])[];
}

export const stepInputs = {
  /** int64 `[rows, length]` */
  tokens: 'input_ids',
  /** int64 `[rows, length]` */
  positions: 'position_ids',
  /** int64 `[rows, heads, length, 3]`: row, head and slot for every new entry */
  cacheIndex: 'cache_index',
  /** float `[rows, 1, length, capacity]`: 0 where attention is allowed, else a large negative number */
  bias: 'attention_bias',
  /** int64 `[rows, picked, 1]`: positions along `length` */
  logitIndex: 'logit_index',
} as const;

export const alignmentOutput = 'alignment';

export function selfCache(
  layer: number,
  part: 'key' | 'value',
  direction: 'past_key_values' | 'present',
): string {
  return `${direction}.${String(layer)}.decoder.${part}`;
}

/** Inputs of the decoder's own cache. */
export function selfCacheNames(layers: number): readonly string[] {
  return cacheNames(layers, selfCache);
}

/** Inputs of the encoder's keys and values. */
export function crossCacheNames(layers: number): readonly string[] {
  return cacheNames(layers, crossCache);
}

function cacheNames(layers: number, nameOf: typeof selfCache): readonly string[] {
  return Array.from({ length: layers }, (_, layer) =>
    parts.map((part) => nameOf(layer, part, 'past_key_values')),
  ).flat();
}

export function crossCache(
  layer: number,
  part: 'key' | 'value',
  direction: 'past_key_values' | 'present',
): string {
  return `${direction}.${String(layer)}.encoder.${part}`;
}

const parts = ['key', 'value'] as const;

/** @param graph the decoder with past (split export, or that branch of the merged one) */
export function rewriteStep(graph: OnnxGraph, settings: StepGraphSettings): OnnxGraph {
  const layers = Array.from({ length: settings.layers }, (_, layer) => layer);
  const kept = graph.outputs.filter(
    ({ name }) =>
      name === 'logits' ||
      layers.some((layer) => parts.some((part) => name === selfCache(layer, part, 'present'))),
  );
  if (kept.length !== 1 + 2 * settings.layers) throw new GraphError('the decoder lacks outputs of its cache');
  let plain = pruneTo(graph, kept);
  plain = usePositions(plain, settings);
  for (const layer of layers) {
    for (const part of parts) plain = writeIntoCache(plain, layer, part);
    plain = biasAttention(plain, selfCache(layer, 'key', 'present'));
  }
  plain = pickLogits(plain);
  const alignment = putOutAttention(plain, settings);
  const outputs: OnnxValue[] = alignment
    ? [...kept, { name: alignmentOutput, dataType: dataTypes.float32, shape: undefined }]
    : kept;
  return declareInputs(pruneTo(alignment ?? plain, outputs.map(withoutFixedLength)), settings);
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
  const index = indexGraph(graph.nodes);
  const tables = [...graph.initializers]
    .filter(([, { dims }]) => dims.length === 2 && dims[0] === positions && dims[1] === width)
    .map(([name]) => name);
  const readers = ['Gather', 'Slice'].flatMap((operator) => follow(index, tables, widenOperators, operator));
  const [reader] = readers;
  if (!reader || readers.length > 1) throw new GraphError('the position table was not found');
  const [table = ''] = reader.inputs;
  return replace(graph, reader, [makeNode('Gather', [table, stepInputs.positions], reader.outputs)]);
}

function writeIntoCache(graph: OnnxGraph, layer: number, part: 'key' | 'value'): OnnxGraph {
  const present = selfCache(layer, part, 'present');
  const past = selfCache(layer, part, 'past_key_values');
  const index = indexGraph(graph.nodes);
  const grown = sourceOf(index, present);
  const concat = index.producer(grown);
  const [first = '', added = ''] = concat?.inputs ?? [];
  if (concat?.operator !== 'Concat' || concat.inputs.length !== 2 || sourceOf(index, first) !== past) {
    throw new GraphError(`"${present}" is not the cache with something added`);
  }
  const write = makeNode('ScatterND', [past, stepInputs.cacheIndex, added], [present]);
  // What read the longer cache under another name now reads the output itself.
  const nodes = graph.nodes
    .filter((node) => node !== concat && !node.outputs.includes(present))
    .map((node) => renameInput(node, grown, present));
  return { ...graph, nodes: [...nodes, write] };
}

function renameInput(node: OnnxNode, from: string, to: string): OnnxNode {
  if (!node.inputs.includes(from)) return node;
  return { ...node, inputs: node.inputs.map((input) => (input === from ? to : input)) };
}

/**
 * Exporters leave nodes behind: a copy, a concatenation of one, and, where half precision was widened, casts from
 * single precision to itself.
 */
function changesNothing(node: OnnxNode): boolean {
  return node.inputs.length === 1 && ['Identity', 'Concat', 'Cast'].includes(node.operator);
}

function sourceOf(index: GraphIndex, value: string): string {
  let source = value;
  for (let node = index.producer(source); node && changesNothing(node); node = index.producer(source)) {
    source = node.inputs[0] ?? '';
  }
  return source;
}

/** Operators between the keys and the product with the queries, and between that and the softmax. */
const keyOperators = new Set(['Transpose', 'Mul', 'Div', 'Cast', 'Identity', 'Reshape']);
const scoreOperators = new Set(['Mul', 'Div', 'Add', 'Cast', 'Identity', 'Where', 'Reshape']);

/** Replaces the mask that the export builds for itself, or adds one where it has none (one token needs none). */
function biasAttention(graph: OnnxGraph, keys: string): OnnxGraph {
  const index = indexGraph(graph.nodes);
  const { softmax, path } = findSoftmax(index, keys);
  const masked = path.find((node) => node.operator === 'Add' || node.operator === 'Where');
  if (masked?.operator === 'Where') throw new GraphError('the mask chooses instead of adding');
  if (masked) {
    const scores = masked.inputs.find((input) => comesFrom(index, input, path));
    if (scores === undefined) throw new GraphError('the mask was not understood');
    return replace(graph, masked, [{ ...masked, inputs: [scores, stepInputs.bias] }]);
  }
  const [scores = ''] = softmax.inputs;
  const biased = `${scores}/sidecut_biased`;
  return replace(graph, softmax, [
    makeNode('Add', [scores, stepInputs.bias], [biased]),
    { ...softmax, inputs: [biased] },
  ]);
}

function comesFrom(index: GraphIndex, value: string, path: readonly OnnxNode[]): boolean {
  const producer = index.producer(value);
  return producer !== undefined && (path.includes(producer) || producer.operator === 'MatMul');
}

/** The softmax that turns products with `keys` into attention, and the nodes between the product and it. */
function findSoftmax(
  index: GraphIndex,
  keys: string,
): { readonly softmax: OnnxNode; readonly path: readonly OnnxNode[] } {
  const products = follow(index, [keys], keyOperators, 'MatMul');
  const [product] = products;
  if (!product || products.length > 1) throw new GraphError(`the use of "${keys}" was not understood`);
  const path: OnnxNode[] = [];
  const softmaxes = follow(index, product.outputs, scoreOperators, 'Softmax', path);
  const [softmax] = softmaxes;
  if (!softmax || softmaxes.length > 1)
    throw new GraphError(`the attention over "${keys}" was not understood`);
  return { softmax, path };
}

/** Nodes of kind `target` that are reached from `values` through `through` only. */
function follow(
  index: GraphIndex,
  values: readonly string[],
  through: ReadonlySet<string>,
  target: string,
  passed: OnnxNode[] = [],
): readonly OnnxNode[] {
  const found = new Set<OnnxNode>();
  const pending = [...values];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    for (const node of index.consumers(value)) {
      if (node.operator === target) found.add(node);
      else if ((through.has(node.operator) || changesNothing(node)) && !passed.includes(node)) {
        passed.push(node);
        pending.push(...node.outputs);
      }
    }
  }
  return [...found];
}

/** Operators of the output layer, plain or quantised, seen from the logits. */
const outputOperators = new Set([
  'Add',
  'Mul',
  'Cast',
  'Identity',
  'MatMulInteger',
  'MatMul',
  'Gemm',
  'MatMulNBits',
  'Reshape',
]);
const productOperators = new Set(['MatMul', 'MatMulInteger', 'Gemm', 'MatMulNBits']);

/** Lets only the wanted positions into the output layer, whose product with the vocabulary is the largest of all. */
function pickLogits(graph: OnnxGraph): OnnxGraph {
  const index = indexGraph(graph.nodes);
  let node = index.producer('logits');
  let hidden: string | undefined;
  for (let depth = 0; node && hidden === undefined && depth < 16; depth++) {
    if (!outputOperators.has(node.operator)) break;
    if (productOperators.has(node.operator)) hidden = node.inputs[0];
    else node = node.inputs.map((input) => index.producer(input)).find((producer) => producer !== undefined);
  }
  const quantise = hidden === undefined ? undefined : index.producer(hidden);
  if (quantise?.operator === 'DynamicQuantizeLinear' || quantise?.operator === 'Cast')
    hidden = quantise.inputs[0];
  if (hidden === undefined) throw new GraphError('the output layer was not found');
  const value = hidden;
  const picked = `${value}/sidecut_picked`;
  const gather: OnnxNode = {
    ...makeNode('GatherND', [value, stepInputs.logitIndex], [picked]),
    attributes: [intAttribute('batch_dims', 1)],
  };
  const nodes = graph.nodes.map((reader) =>
    reader.inputs.includes(value)
      ? { ...reader, inputs: reader.inputs.map((input) => (input === value ? picked : input)) }
      : reader,
  );
  return { ...graph, nodes: [...nodes, gather] };
}

/** `alignment`: `[rows, alignment heads, length, frames]`, in the order of the heads; nothing when it cannot be had. */
function putOutAttention(
  graph: OnnxGraph,
  { alignmentHeads, layers }: StepGraphSettings,
): OnnxGraph | undefined {
  if (alignmentHeads.length === 0 || alignmentHeads.some(([layer]) => layer >= layers)) return undefined;
  const index = indexGraph(graph.nodes);
  const added: OnnxNode[] = [];
  const constants = new Map<string, OnnxTensor>();
  const pieces = alignmentHeads.map(([layer, head], number) => {
    const { softmax } = findSoftmax(index, crossCache(layer, 'key', 'past_key_values'));
    const name = `sidecut/alignment_${String(number)}`;
    constants.set(`${name}_head`, intsTensor([head]));
    added.push({
      ...makeNode('Gather', [softmax.outputs[0] ?? '', `${name}_head`], [name]),
      attributes: [intAttribute('axis', 1)],
    });
    return name;
  });
  added.push({ ...makeNode('Concat', pieces, [alignmentOutput]), attributes: [intAttribute('axis', 1)] });
  return {
    ...graph,
    nodes: [...graph.nodes, ...added],
    initializers: new Map([...graph.initializers, ...constants]),
  };
}

function declareInputs(graph: OnnxGraph, { layers }: StepGraphSettings): OnnxGraph {
  const cache = graph.inputs.filter(({ name }) => name.startsWith('past_key_values.'));
  if (cache.length !== 4 * layers) throw new GraphError('the decoder does not read its whole cache');
  const float = cache[0]?.dataType ?? dataTypes.float32;
  const int64 = dataTypes.int64;
  const own: OnnxValue[] = [
    { name: stepInputs.tokens, dataType: int64, shape: [undefined, undefined] },
    { name: stepInputs.positions, dataType: int64, shape: [undefined, undefined] },
    { name: stepInputs.cacheIndex, dataType: int64, shape: [undefined, undefined, undefined, 3] },
    { name: stepInputs.bias, dataType: float, shape: [undefined, 1, undefined, undefined] },
    { name: stepInputs.logitIndex, dataType: int64, shape: [undefined, undefined, 1] },
  ];
  return {
    ...graph,
    inputs: [...own, ...cache.map((value) => ({ ...value, shape: freeSizes(value.shape, [0, 2]) }))],
  };
}

/** Producers that nobody reads any more fall away when the graph is pruned. */
function replace(graph: OnnxGraph, node: OnnxNode, by: readonly OnnxNode[]): OnnxGraph {
  return { ...graph, nodes: graph.nodes.flatMap((other) => (other === node ? by : [other])) };
}
