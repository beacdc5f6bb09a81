import { GraphError } from '../../../graph/graph-error.ts';
import { indexGraph } from '../../../graph/graph-index.ts';
import type { GraphIndex } from '../../../graph/graph-index.ts';
import type { OnnxGraph, OnnxNode } from '../../../graph/graph.ts';

/**
 * Exporters leave nodes behind: a copy, a concatenation of one, and, where half precision was widened, casts from
 * single precision to itself.
 */
export function changesNothing(node: OnnxNode): boolean {
  return node.inputs.length === 1 && ['Identity', 'Concat', 'Cast'].includes(node.operator);
}

/** Where a value comes from, through nodes that change nothing. */
export function sourceOf(index: GraphIndex, value: string): string {
  let source = value;
  for (let node = index.producer(source); node && changesNothing(node); node = index.producer(source)) {
    source = node.inputs[0] ?? '';
  }
  return source;
}

/** The one way from a value to a node of kind `target`, through the given operators only. */
export interface Path {
  readonly start: string;
  readonly nodes: readonly OnnxNode[];
  readonly target: OnnxNode;
  /** The value that enters `target`. */
  readonly end: string;
}

export function followPath(
  { nodes }: OnnxGraph,
  start: string,
  through: ReadonlySet<string>,
  target: string,
): Path {
  const index = indexGraph(nodes);
  const passed: OnnxNode[] = [];
  for (let value = start; passed.length <= nodes.length;) {
    const readers = index
      .consumers(value)
      .filter((node) => node.operator === target || through.has(node.operator) || changesNothing(node));
    const [reader] = readers;
    if (!reader || readers.length > 1) break;
    if (reader.operator === target) return { start, nodes: passed, target: reader, end: value };
    passed.push(reader);
    value = reader.outputs[0] ?? '';
  }
  throw new GraphError(`the way from "${start}" to ${target} was not understood`);
}

/** All nodes of the kinds `targets` that are reached from some of the values through the given operators. */
export function reach(
  { nodes }: OnnxGraph,
  starts: readonly string[],
  through: ReadonlySet<string>,
  targets: readonly string[],
): readonly OnnxNode[] {
  const index = indexGraph(nodes);
  const found = new Set<OnnxNode>();
  const seen = new Set<OnnxNode>();
  const pending = [...starts];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    for (const node of index.consumers(value)) {
      if (targets.includes(node.operator)) found.add(node);
      else if (through.has(node.operator) && !seen.has(node)) {
        seen.add(node);
        pending.push(...node.outputs);
      }
    }
  }
  return [...found];
}

export function renameInput(node: OnnxNode, from: string, to: string): OnnxNode {
  if (!node.inputs.includes(from)) return node;
  return { ...node, inputs: node.inputs.map((input) => (input === from ? to : input)) };
}

/** Producers that nobody reads any more fall away when the graph is pruned. */
export function replaceNode(graph: OnnxGraph, node: OnnxNode, by: readonly OnnxNode[]): OnnxGraph {
  return { ...graph, nodes: graph.nodes.flatMap((other) => (other === node ? by : [other])) };
}
