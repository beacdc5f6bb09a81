import { GraphError } from './graph-error.ts';
import type { OnnxGraph, OnnxNode, OnnxValue } from './graph.ts';

/** Who makes and who reads each value. */
export interface GraphIndex {
  readonly producer: (value: string) => OnnxNode | undefined;
  readonly consumers: (value: string) => readonly OnnxNode[];
}

export function indexGraph(nodes: readonly OnnxNode[]): GraphIndex {
  const producers = new Map<string, OnnxNode>();
  const consumers = new Map<string, OnnxNode[]>();
  for (const node of nodes) {
    for (const output of node.outputs) if (output !== '') producers.set(output, node);
    for (const input of node.inputs) {
      if (input === '') continue;
      const readers = consumers.get(input);
      if (readers) readers.push(node);
      else consumers.set(input, [node]);
    }
  }
  return {
    producer: (value) => producers.get(value),
    consumers: (value) => consumers.get(value) ?? [],
  };
}

/** The graph with only what `outputs` need, in an order in which every value is made before it is read. */
export function pruneTo(graph: OnnxGraph, outputs: readonly OnnxValue[]): OnnxGraph {
  const { producer } = indexGraph(graph.nodes);
  const used = new Set<string>();
  const seen = new Set<OnnxNode>();
  const nodes: OnnxNode[] = [];
  // A list instead of recursion: a hostile chain of nodes must not exhaust the stack.
  const pending: { readonly node: OnnxNode; readonly ready: boolean }[] = [];
  const need = (value: string): void => {
    if (value === '') return;
    used.add(value);
    const node = producer(value);
    if (node && !seen.has(node)) pending.push({ node, ready: false });
  };
  for (const { name } of outputs) {
    if (!producer(name)) throw new GraphError(`nothing computes "${name}"`);
    need(name);
    for (let entry = pending.pop(); entry; entry = pending.pop()) {
      const { node, ready } = entry;
      if (ready) nodes.push(node);
      else if (!seen.has(node)) {
        seen.add(node);
        pending.push({ node, ready: true });
        node.inputs.forEach(need);
      }
    }
  }
  return {
    nodes,
    initializers: new Map([...graph.initializers].filter(([name]) => used.has(name))),
    inputs: graph.inputs.filter(({ name }) => used.has(name)),
    outputs,
  };
}
