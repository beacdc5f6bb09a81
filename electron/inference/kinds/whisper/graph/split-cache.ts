import { makeNode } from '../../../graph/graph.ts';
import type { OnnxGraph, OnnxNode, OnnxTensor } from '../../../graph/graph.ts';
import { intAttribute, intsTensor } from '../../../graph/write-graph.ts';
import { biasAttention, findGrowth, hasFlatHeads, pathToProduct } from './attention-graph.ts';
import type { Path } from './follow.ts';
import { selfCache, stepInputs } from './step-inputs.ts';

/**
 * [Note: Attention in two parts]
 * onnxruntime-node copies every output into new memory, even one that was given memory to be written to. A cache
 * that comes out of each step is therefore copied at each step: 12 to 40 MB at base size. Here only the new keys
 * and values come out (the caller writes them into its cache), and attention looks at the cache and at the new
 * entries apart: products with both stand side by side for the softmax, and the two sums are added.
 */
export function splitCache(
  graph: OnnxGraph,
  layers: number,
): { readonly graph: OnnxGraph; readonly flatHeads: boolean } {
  let split = withConstants(graph);
  let flatHeads = false;
  for (let layer = 0; layer < layers; layer++) {
    const keys = splitKeys(split, layer);
    flatHeads ||= keys.flatHeads;
    split = splitValues(biasAttention(keys.graph, keys.product), layer);
  }
  return { graph: split, flatHeads };
}

const start = 'sidecut/start';
const end = 'sidecut/end';
const lastAxis = 'sidecut/last_axis';

function withConstants(graph: OnnxGraph): OnnxGraph {
  const constants: [string, OnnxTensor][] = [
    [start, intsTensor([0])],
    [end, intsTensor([2 ** 31 - 1])],
    [lastAxis, intsTensor([-1])],
  ];
  return { ...graph, initializers: new Map([...graph.initializers, ...constants]) };
}

function splitKeys(
  graph: OnnxGraph,
  layer: number,
): { readonly graph: OnnxGraph; readonly product: OnnxNode; readonly flatHeads: boolean } {
  const { concat, past, added } = findGrowth(graph, layer, 'key');
  const path = pathToProduct(graph, concat.outputs[0] ?? '');
  const [queries = ''] = path.target.inputs;
  const [scores = ''] = path.target.outputs;
  const old = retrace(path, past, 'past');
  const fresh = retrace(path, added, 'new');
  const joined: OnnxNode = {
    ...makeNode('Concat', [`${scores}/past`, `${scores}/new`], [scores]),
    attributes: [intAttribute('axis', -1)],
  };
  const nodes = [
    ...old.nodes,
    ...fresh.nodes,
    {
      ...path.target,
      name: `${path.target.name}/past`,
      inputs: [queries, old.end],
      outputs: [`${scores}/past`],
    },
    {
      ...path.target,
      name: `${path.target.name}/new`,
      inputs: [queries, fresh.end],
      outputs: [`${scores}/new`],
    },
    joined,
  ];
  return {
    graph: giveAdded(graph, path.target, nodes, selfCache(layer, 'key', 'present'), added),
    product: joined,
    flatHeads: hasFlatHeads(path),
  };
}

function splitValues(graph: OnnxGraph, layer: number): OnnxGraph {
  const { concat, past, added } = findGrowth(graph, layer, 'value');
  const path = pathToProduct(graph, concat.outputs[0] ?? '');
  const [attention = ''] = path.target.inputs;
  const [sum = ''] = path.target.outputs;
  const old = retrace(path, past, 'past');
  const fresh = retrace(path, added, 'new');
  const toPast = `${attention}/past`;
  const toNew = `${attention}/new`;
  const nodes = [
    ...old.nodes,
    ...fresh.nodes,
    makeNode('Slice', [attention, start, stepInputs.capacity, lastAxis], [toPast]),
    makeNode('Slice', [attention, stepInputs.capacity, end, lastAxis], [toNew]),
    { ...path.target, name: `${path.target.name}/past`, inputs: [toPast, old.end], outputs: [`${sum}/past`] },
    { ...path.target, name: `${path.target.name}/new`, inputs: [toNew, fresh.end], outputs: [`${sum}/new`] },
    makeNode('Add', [`${sum}/past`, `${sum}/new`], [sum]),
  ];
  return giveAdded(graph, path.target, nodes, selfCache(layer, 'value', 'present'), added);
}

/** The nodes of a path once more, for another value. */
function retrace(
  path: Path,
  from: string,
  suffix: string,
): { readonly nodes: readonly OnnxNode[]; readonly end: string } {
  const nodes: OnnxNode[] = [];
  let value = from;
  let before = path.start;
  for (const node of path.nodes) {
    const [output = ''] = node.outputs;
    const next = `${output}/${suffix}`;
    const inputs = node.inputs.map((input) => (input === before ? value : input));
    nodes.push({ ...node, name: `${node.name}/${suffix}`, inputs, outputs: [next] });
    before = output;
    value = next;
  }
  return { nodes, end: value };
}

/** Replaces the product, and puts out the new entries alone under the name of the cache. */
function giveAdded(
  graph: OnnxGraph,
  product: OnnxNode,
  by: readonly OnnxNode[],
  present: string,
  added: string,
): OnnxGraph {
  const nodes = graph.nodes.flatMap((node) => {
    if (node === product) return by;
    return node.outputs.includes(present) ? [] : [node];
  });
  return { ...graph, nodes: [...nodes, makeNode('Identity', [added], [present])] };
}
