import { GraphError } from '../../../graph/graph-error.ts';
import { makeNode } from '../../../graph/graph.ts';
import type { OnnxGraph, OnnxNode, OnnxTensor } from '../../../graph/graph.ts';
import { intAttribute, intsAttribute, intsTensor } from '../../../graph/write-graph.ts';
import { pathToProduct, pathToSoftmax } from './attention-graph.ts';
import { changesNothing } from './follow.ts';
import type { Path } from './follow.ts';
import { crossCache, stepInputs } from './step-inputs.ts';

/**
 * [Note: Rows of a window]
 * Beams and samples of one window see the same encoder output, whose keys and values are nine tenths of what a
 * row would hold (36 MB at base size). Here they are given once a window, and attention puts its rows side by
 * side: `[windows, heads, rows of a window, length, width]` against `[windows, heads, 1, frames, width]`. With one
 * new token, each product is one of a vector with a matrix, which the runtime computes without copying the matrix
 * to another layout first; it stays in the processor's cache from one row of the window to the next. Scales are
 * moved to the queries, since a scaled product takes the slow way.
 */
export function shareWindows(graph: OnnxGraph, layers: number, headWidth: number): OnnxGraph {
  let shared = withShapes(graph, headWidth);
  for (let layer = 0; layer < layers; layer++) shared = shareLayer(shared, layer);
  return shared;
}

/** Where the attention over the encoder's output can be read: `[windows, heads, rows of a window, length, frames]`. */
export function sharedAttention(layer: number): string {
  return `sidecut/shared_${String(layer)}/attention`;
}

const shapes = {
  /** A window's keys and values, with a place for its rows. */
  perWindow: 'sidecut/shape_per_window',
  /** Queries of a window's rows, apart and as one line a row. */
  apart: 'sidecut/shape_apart',
  lines: 'sidecut/shape_lines',
} as const;

function withShapes(graph: OnnxGraph, headWidth: number): OnnxGraph {
  const constants: [string, OnnxTensor][] = [
    [shapes.perWindow, intsTensor([0, 0, 1, -1, headWidth])],
    [shapes.apart, intsTensor([0, 0, 0, -1, headWidth])],
    [shapes.lines, intsTensor([0, 0, 0, -1])],
  ];
  return { ...graph, initializers: new Map([...graph.initializers, ...constants]) };
}

function shareLayer(graph: OnnxGraph, layer: number): OnnxGraph {
  const key = crossCache(layer, 'key', 'past_key_values');
  const value = crossCache(layer, 'value', 'past_key_values');
  const keys = pathToProduct(graph, key);
  const values = pathToProduct(graph, value);
  const scores = pathToSoftmax(graph, keys.target);
  rejectOther(graph, keys, values, scores);
  const name = (part: string): string => `sidecut/shared_${String(layer)}/${part}`;
  const [queries = ''] = keys.target.inputs;
  const scaled = moveScales(graph, queries, [...keys.nodes, keys.target, ...scores.nodes], name('scaled'));
  const [result = ''] = values.target.outputs;
  const added: readonly OnnxNode[] = [
    ...scaled.nodes,
    // A row's heads stand one after the other; a window's rows shall stand inside each head.
    makeNode('Reshape', [scaled.queries, stepInputs.windowShape], [name('rows')]),
    transpose(name('rows'), [0, 2, 1, 3], name('grouped')),
    makeNode('Reshape', [name('grouped'), shapes.apart], [name('queries')]),
    makeNode('Reshape', [key, shapes.perWindow], [name('key')]),
    transpose(name('key'), [0, 1, 2, 4, 3], name('key_turned')),
    makeNode('MatMul', [name('queries'), name('key_turned')], [name('scores')]),
    makeNode('Softmax', [name('scores')], [sharedAttention(layer)], [intAttribute('axis', -1)]),
    makeNode('Reshape', [value, shapes.perWindow], [name('value')]),
    makeNode('MatMul', [sharedAttention(layer), name('value')], [name('sums')]),
    makeNode('Reshape', [name('sums'), shapes.lines], [name('lines')]),
    transpose(name('lines'), [0, 2, 1, 3], name('ungrouped')),
    // Queries and results have the same shape, also where the heads are among the rows.
    makeNode('Shape', [queries], [name('shape')]),
    makeNode('Reshape', [name('ungrouped'), name('shape')], [result]),
  ];
  return { ...graph, nodes: [...graph.nodes.filter((node) => node !== values.target), ...added] };
}

function transpose(from: string, axes: readonly number[], to: string): OnnxNode {
  return makeNode('Transpose', [from], [to], [intsAttribute('perm', axes)]);
}

/** The keys are turned once, the values never, and nothing hides any of the encoder's output. */
function rejectOther(graph: OnnxGraph, keys: Path, values: Path, scores: Path): void {
  const turned = keys.nodes.filter(({ operator }) => operator === 'Transpose');
  const axes = turned[0]?.attributes.find(({ name }) => name === 'perm')?.ints ?? [];
  const last = axes.length - 1;
  const swaps = axes.every(
    (axis, index) => axis === (index === last ? last - 1 : index === last - 1 ? last : index),
  );
  const [attention] = values.target.inputs;
  const isPlain =
    turned.length === 1 &&
    axes.length > 2 &&
    swaps &&
    values.nodes.every((node) => changesNothing(node) || node.operator === 'Reshape') &&
    scores.nodes.every(({ operator }) => operator !== 'Add') &&
    followsSoftmax(graph, scores.target, attention ?? '');
  if (!isPlain) throw new GraphError(`the attention to "${keys.start}" was not understood`);
}

function followsSoftmax({ nodes }: OnnxGraph, softmax: OnnxNode, attention: string): boolean {
  let value = attention;
  for (let step = 0; step < nodes.length; step++) {
    if (softmax.outputs.includes(value)) return true;
    const producer = nodes.find(({ outputs }) => outputs.includes(value));
    if (!producer || !(changesNothing(producer) || producer.operator === 'Reshape')) return false;
    value = producer.inputs[0] ?? '';
  }
  return false;
}

/** The factors on the way, applied to the queries. */
function moveScales(
  graph: OnnxGraph,
  queries: string,
  path: readonly OnnxNode[],
  name: string,
): { readonly queries: string; readonly nodes: readonly OnnxNode[] } {
  const onPath = new Set(path.flatMap(({ outputs }) => outputs));
  const nodes: OnnxNode[] = [];
  let scaled = queries;
  for (const { operator, inputs } of path) {
    if (operator !== 'Mul' && operator !== 'Div') continue;
    const factor = inputs.find((input) => isFactor(graph, input, onPath));
    if (factor === undefined || (operator === 'Div' && factor !== inputs[1]))
      throw new GraphError('the scale of an attention was not understood');
    const next = `${name}_${String(nodes.length)}`;
    nodes.push(makeNode(operator, [scaled, factor], [next]));
    scaled = next;
  }
  return { queries: scaled, nodes };
}

/** A single number, not what is scaled. */
function isFactor({ initializers }: OnnxGraph, input: string, onPath: ReadonlySet<string>): boolean {
  const stored = initializers.get(input);
  if (stored) return stored.dims.every((size) => size === 1);
  return !onPath.has(input) && !input.startsWith('past_key_values.');
}
