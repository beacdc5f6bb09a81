import { GraphError } from '../../../graph/graph-error.ts';
import { indexGraph } from '../../../graph/graph-index.ts';
import { makeNode } from '../../../graph/graph.ts';
import type { OnnxGraph, OnnxNode } from '../../../graph/graph.ts';
import { followPath, replaceNode, sourceOf } from './follow.ts';
import type { Path } from './follow.ts';
import { selfCache, stepInputs } from './step-inputs.ts';
import type { CachePart } from './step-inputs.ts';

/** Operators between keys or values and the product with them, and between products and softmax. */
const cacheOperators = new Set(['Transpose', 'Mul', 'Div', 'Cast', 'Identity', 'Reshape']);
const scoreOperators = new Set(['Mul', 'Div', 'Add', 'Cast', 'Identity', 'Reshape']);

/** Where a layer adds to its cache. */
export interface CacheGrowth {
  readonly concat: OnnxNode;
  /** The graph's input, and the new keys or values. */
  readonly past: string;
  readonly added: string;
}

export function findGrowth(graph: OnnxGraph, layer: number, part: CachePart): CacheGrowth {
  const present = selfCache(layer, part, 'present');
  const past = selfCache(layer, part, 'past_key_values');
  const index = indexGraph(graph.nodes);
  const concat = index.producer(sourceOf(index, present));
  const [first = '', added = ''] = concat?.inputs ?? [];
  if (concat?.operator !== 'Concat' || concat.inputs.length !== 2 || sourceOf(index, first) !== past) {
    throw new GraphError(`"${present}" is not the cache with something added`);
  }
  return { concat, past, added };
}

/** From keys or values to the product with the queries or the attention; they enter it second. */
export function pathToProduct(graph: OnnxGraph, start: string): Path {
  const path = followPath(graph, start, cacheOperators, 'MatMul');
  if (path.target.inputs[1] !== path.end)
    throw new GraphError(`"${start}" enters a product at the wrong side`);
  return path;
}

export function pathToSoftmax(graph: OnnxGraph, product: OnnxNode): Path {
  return followPath(graph, product.outputs[0] ?? '', scoreOperators, 'Softmax');
}

/** Older exports keep the heads among the rows, so that attention has three dimensions. */
export function hasFlatHeads(path: Path): boolean {
  return path.nodes.some(({ operator }) => operator === 'Reshape');
}

/** Replaces the mask that the export builds for itself, or adds one where it has none (one token needs none). */
export function biasAttention(graph: OnnxGraph, product: OnnxNode): OnnxGraph {
  const { nodes, target: softmax } = pathToSoftmax(graph, product);
  const mask = nodes.find(({ operator }) => operator === 'Add');
  if (mask) {
    const before = nodes.slice(0, nodes.indexOf(mask)).at(-1) ?? product;
    const scores = before.outputs[0] ?? '';
    return replaceNode(graph, mask, [{ ...mask, inputs: [scores, stepInputs.bias] }]);
  }
  const [scores = ''] = softmax.inputs;
  const biased = `${scores}/sidecut_biased`;
  return replaceNode(graph, softmax, [
    makeNode('Add', [scores, stepInputs.bias], [biased]),
    { ...softmax, inputs: [biased] },
  ]);
}
