import { indexGraph } from '../graph-index.ts';
import type { GraphIndex } from '../graph-index.ts';
import type { OnnxGraph, OnnxNode } from '../graph.ts';

const layoutOperators = new Set(['Reshape', 'Transpose', 'Identity']);

/**
 * Scales by a constant stand before the nodes that only change the layout. Right before a product the runtime would make
 * them part of it, and a scaled product of a vector takes the slow way: see [Note: Rows of a window].
 */
export function scaleBeforeLayout(graph: OnnxGraph): OnnxGraph {
  const index = indexGraph(graph.nodes);
  const outputs = new Set(graph.outputs.map(({ name }) => name));
  const changed = new Map<OnnxNode, OnnxNode>();
  const taken = new Set<OnnxNode>();
  for (const scale of graph.nodes) {
    const data = scaledValue(graph, scale);
    const chain = data === undefined ? [] : layoutBefore(index, data, outputs);
    const [first] = chain;
    if (!first || chain.some((node) => taken.has(node))) continue;
    for (const node of chain) taken.add(node);
    for (const [node, by] of exchange(scale, data ?? '', chain)) changed.set(node, by);
  }
  return { ...graph, nodes: graph.nodes.map((node) => changed.get(node) ?? node) };
}

/** What a node multiplies or divides by a constant number. */
function scaledValue(
  { initializers }: OnnxGraph,
  { operator, domain, inputs }: OnnxNode,
): string | undefined {
  const [left = '', right = ''] = inputs;
  const isNumber = (name: string) => initializers.get(name)?.dims.length === 0;
  if (domain !== '' || (operator !== 'Mul' && operator !== 'Div')) return undefined;
  if (isNumber(right)) return left;
  return operator === 'Mul' && isNumber(left) ? right : undefined;
}

/** The nodes that lay out a value that nobody else reads, in the order in which they run. */
function layoutBefore(index: GraphIndex, data: string, outputs: ReadonlySet<string>): readonly OnnxNode[] {
  const chain: OnnxNode[] = [];
  for (let value = data; !outputs.has(value) && index.consumers(value).length === 1;) {
    const node = index.producer(value);
    if (!node || node.domain !== '' || !layoutOperators.has(node.operator)) break;
    chain.unshift(node);
    value = node.inputs[0] ?? '';
  }
  return chain;
}

/** The scale takes the place of the first of the chain, and each of the chain that of the next. */
function exchange(
  scale: OnnxNode,
  data: string,
  chain: readonly OnnxNode[],
): readonly (readonly [OnnxNode, OnnxNode])[] {
  const [first, last] = [chain[0], chain.at(-1)];
  if (!first || !last) return [];
  const [input = ''] = first.inputs;
  const scaled = `${scale.outputs[0] ?? ''}/sidecut_scaled`;
  const renamed = (node: OnnxNode): OnnxNode => ({
    ...node,
    inputs: node === first ? [scaled, ...node.inputs.slice(1)] : node.inputs,
    outputs: node === last ? scale.outputs : node.outputs,
  });
  const early = {
    ...scale,
    inputs: scale.inputs.map((name) => (name === data ? input : name)),
    outputs: [scaled],
  };
  // By what they were: the graph is put in order again when it is pruned.
  return [[scale, early], ...chain.map((node) => [node, renamed(node)] as const)];
}
