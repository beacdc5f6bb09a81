import { indexGraph, pruneTo } from '../../../graph/graph-index.ts';
import type { GraphIndex } from '../../../graph/graph-index.ts';
import { dataTypes, makeNode } from '../../../graph/graph.ts';
import type { OnnxGraph, OnnxNode } from '../../../graph/graph.ts';
import { floatAttribute, intAttribute } from '../../../graph/write-graph.ts';
import { changesNothing } from './follow.ts';

/**
 * [Note: Fused attention of the encoder]
 * Exported attention makes the table of all frames with all frames (72 MB at base size), reads it for the softmax and
 * reads it again. `MultiHeadAttention` of the runtime goes through it in blocks that stay in the processor's cache,
 * which takes a fifth less time for a whole layer and none of the memory.
 */
export const fusedDomain = 'com.microsoft';

/** Queries, keys and values as the layer computes them, `[windows, frames, width]`, and what its attention gives. */
export interface AttentionBlock {
  readonly queries: string;
  readonly keys: string;
  readonly values: string;
  readonly result: string;
  /** The scores are scaled on the way; else the queries are before it. */
  readonly scales: boolean;
}

/** Operators between the products of attention and what enters and leaves them. */
const layoutOperators = new Set(['Reshape', 'Transpose']);
const scaleOperators = new Set(['Mul', 'Div']);
const deepest = 12;

/** The attention blocks of an encoder in the order of its layers. */
export function findAttention(graph: OnnxGraph): readonly AttentionBlock[] {
  const index = indexGraph(graph.nodes);
  return graph.nodes
    .filter(({ operator }) => operator === 'Softmax')
    .map((softmax) => describeBlock(graph, index, softmax))
    .filter((block) => block !== undefined);
}

/** Every block becomes one node, which scales by the root of a head's width where the block did. */
export function fuseAttention(graph: OnnxGraph, blocks: readonly AttentionBlock[], heads: number): OnnxGraph {
  const results = new Set(blocks.map(({ result }) => result));
  const nodes = graph.nodes.filter(({ outputs }) => !outputs.some((output) => results.has(output)));
  const fused = blocks.map((block) => fusedNode(block, heads));
  return pruneTo({ ...graph, nodes: [...nodes, ...fused] }, graph.outputs);
}

/** One attention by itself, as it is and fused: what it gives is to be the same. */
export function attentionAlone(
  graph: OnnxGraph,
  { queries, keys, values, result }: AttentionBlock,
): OnnxGraph {
  const float = (name: string) => ({
    name,
    dataType: dataTypes.float32,
    shape: [undefined, undefined, undefined],
  });
  const inputs = [...new Set([queries, keys, values])].map(float);
  const given = new Set([queries, keys, values]);
  const nodes = graph.nodes.filter(({ outputs }) => !outputs.some((output) => given.has(output)));
  return pruneTo({ ...graph, nodes, inputs }, [float(result)]);
}

function fusedNode({ queries, keys, values, result, scales }: AttentionBlock, heads: number): OnnxNode {
  const scale = scales ? [] : [floatAttribute('scale', 1)];
  return {
    ...makeNode(
      'MultiHeadAttention',
      [queries, keys, values],
      [result],
      [intAttribute('num_heads', heads), ...scale],
    ),
    domain: fusedDomain,
  };
}

function describeBlock(graph: OnnxGraph, index: GraphIndex, softmax: OnnxNode): AttentionBlock | undefined {
  const scores = productBefore(index, softmax.inputs[0] ?? '');
  const sum = productBehind(index, softmax.outputs[0] ?? '');
  if (!scores || !sum) return undefined;
  const [queries, keys, values] = [scores.product.inputs[0], scores.product.inputs[1], sum.inputs[1]].map(
    (value) => projection(graph, index, value ?? '', deepest),
  );
  const result = joined(index, sum.outputs[0] ?? '');
  if (!queries || !keys || !values || values.scales || result === undefined) return undefined;
  return {
    queries: queries.value,
    keys: keys.value,
    values: values.value,
    result,
    scales: scores.scales || queries.scales || keys.scales,
  };
}

function productBefore(
  index: GraphIndex,
  scores: string,
): { readonly product: OnnxNode; readonly scales: boolean } | undefined {
  let node = index.producer(scores);
  let scales = false;
  for (let depth = 0; node && depth < deepest; depth++) {
    if (node.operator === 'MatMul') return { product: node, scales };
    const isScale = scaleOperators.has(node.operator);
    if (!(isScale || changesNothing(node) || node.operator === 'Reshape')) return undefined;
    scales ||= isScale;
    node = index.producer(node.inputs[0] ?? '');
  }
  return undefined;
}

function productBehind(index: GraphIndex, attention: string): OnnxNode | undefined {
  let value = attention;
  for (let depth = 0; depth < deepest; depth++) {
    const readers = index
      .consumers(value)
      .filter((node) => node.operator === 'MatMul' || node.operator === 'Reshape' || changesNothing(node));
    const [reader] = readers;
    if (!reader || readers.length > 1) return undefined;
    if (reader.operator === 'MatMul') return reader.inputs[0] === value ? reader : undefined;
    value = reader.outputs[0] ?? '';
  }
  return undefined;
}

/** What was cut into heads: the last value on the way back that no Reshape made. */
function projection(
  graph: OnnxGraph,
  index: GraphIndex,
  value: string,
  depth: number,
): { readonly value: string; readonly scales: boolean } | undefined {
  const node = index.producer(value);
  if (!node || depth === 0) return undefined;
  const isScale = scaleOperators.has(node.operator);
  if (!isScale && !layoutOperators.has(node.operator) && !changesNothing(node)) return undefined;
  // Of a scale's two inputs one leads to a Reshape, the other to a number.
  for (const input of isScale ? node.inputs : node.inputs.slice(0, 1)) {
    const before = projection(graph, index, input, depth - 1);
    if (before) return { ...before, scales: before.scales || isScale };
  }
  return node.operator === 'Reshape' ? { value: node.inputs[0] ?? '', scales: false } : undefined;
}

/** The heads side by side again: the last value on the way that only layout changes. */
function joined(index: GraphIndex, sum: string): string | undefined {
  let value = sum;
  let result: string | undefined;
  for (let depth = 0; depth < deepest; depth++) {
    const readers = index
      .consumers(value)
      .filter((node) => layoutOperators.has(node.operator) || changesNothing(node));
    const [reader] = readers;
    if (!reader || readers.length > 1) return result;
    value = reader.outputs[0] ?? '';
    if (reader.operator === 'Reshape') result = value;
  }
  return undefined;
}
