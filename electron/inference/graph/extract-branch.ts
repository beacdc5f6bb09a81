import { GraphError } from './graph-error.ts';
import type { OnnxGraph, OnnxNode } from './graph.ts';

/**
 * The merged decoder is one `If(use_cache_branch)`. Each branch alone is the graph that runs without passing
 * the encoder's keys and values through as outputs (a copy of 36 MB a step at base size).
 */
export function extractBranch(graph: OnnxGraph, branch: 'then_branch' | 'else_branch'): OnnxGraph {
  const choices = graph.nodes.filter(({ operator }) => operator === 'If');
  const [choice] = choices;
  if (!choice || choices.length > 1) throw new GraphError('the merged decoder is not a single choice');
  const inner = choice.attributes.find(({ name }) => name === branch)?.graph;
  if (!inner || inner.outputs.length !== choice.outputs.length) {
    throw new GraphError(`the merged decoder has no usable ${branch}`);
  }
  const outerNames = new Map(inner.outputs.map(({ name }, index) => [name, choice.outputs[index] ?? name]));
  // An output of the choice is also an output of the whole: the branch's own name for it is replaced.
  const rename = (name: string): string => outerNames.get(name) ?? name;
  const nodes: OnnxNode[] = [
    ...graph.nodes.filter((node) => node !== choice),
    ...inner.nodes.map((node) => ({
      ...node,
      inputs: node.inputs.map(rename),
      outputs: node.outputs.map(rename),
    })),
  ];
  const computed = new Set(nodes.flatMap((node) => node.outputs));
  return {
    nodes,
    initializers: new Map([...graph.initializers, ...inner.initializers]),
    inputs: graph.inputs,
    // The branch with past gives constants in place of the encoder's keys and values.
    outputs: graph.outputs.filter(({ name }) => computed.has(name)),
  };
}
