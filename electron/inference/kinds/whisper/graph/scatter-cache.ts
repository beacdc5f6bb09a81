import { GraphError } from '../../../graph/graph-error.ts';
import { makeNode } from '../../../graph/graph.ts';
import type { OnnxGraph } from '../../../graph/graph.ts';
import { biasAttention, findGrowth, hasFlatHeads, pathToProduct } from './attention-graph.ts';
import { renameInput } from './follow.ts';
import { cacheParts, selfCache, stepInputs } from './step-inputs.ts';
import type { CachePart } from './step-inputs.ts';

/**
 * For a cache that stays on a device: keys and values are written into a copy of it at `cache_index`, and the
 * copy, which never leaves the device, is the cache of the next step.
 */
export function scatterCache(graph: OnnxGraph, layers: number): OnnxGraph {
  let scattered = graph;
  for (let layer = 0; layer < layers; layer++) {
    for (const part of cacheParts) scattered = scatter(scattered, layer, part);
    const path = pathToProduct(scattered, selfCache(layer, 'key', 'present'));
    if (hasFlatHeads(path)) throw new GraphError('the heads are kept among the rows');
    scattered = biasAttention(scattered, path.target);
  }
  return scattered;
}

function scatter(graph: OnnxGraph, layer: number, part: CachePart): OnnxGraph {
  const { concat, past, added } = findGrowth(graph, layer, part);
  const [grown = ''] = concat.outputs;
  const present = selfCache(layer, part, 'present');
  const write = makeNode('ScatterND', [past, stepInputs.cacheIndex, added], [present]);
  // What read the longer cache under another name now reads the output itself.
  const nodes = graph.nodes
    .filter((node) => node !== concat && !node.outputs.includes(present))
    .map((node) => renameInput(node, grown, present));
  return { ...graph, nodes: [...nodes, write] };
}
