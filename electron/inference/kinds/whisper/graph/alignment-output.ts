import { makeNode } from '../../../graph/graph.ts';
import type { OnnxGraph, OnnxNode, OnnxTensor } from '../../../graph/graph.ts';
import { intAttribute, intsTensor } from '../../../graph/write-graph.ts';
import { hasFlatHeads, pathToProduct, pathToSoftmax } from './attention-graph.ts';
import { sharedAttention } from './share-windows.ts';
import { alignmentOutput, crossCache } from './step-inputs.ts';

export interface AlignmentSettings {
  readonly layers: number;
  readonly heads: number;
  /** Frames of the encoder's output. */
  readonly frames: number;
  /** Pairs of layer and head. */
  readonly alignmentHeads: readonly (readonly [number, number])[];
}

/**
 * Puts out the cross-attention of the alignment heads, in their order, whether or not the export had such outputs.
 * Undefined when the model names no such heads.
 *
 * @param shares the rows of a window stand together: [Note: Rows of a window]
 */
export function putOutAlignment(
  graph: OnnxGraph,
  settings: AlignmentSettings,
  shares: boolean,
): OnnxGraph | undefined {
  const { layers, heads, alignmentHeads } = settings;
  const usable = alignmentHeads.every(([layer, head]) => layer < layers && head < heads);
  if (alignmentHeads.length === 0 || !usable) return undefined;
  const added: OnnxNode[] = [];
  const constants = new Map<string, OnnxTensor>();
  const pieces = alignmentHeads.map(([layer, head], number) => {
    const name = `sidecut/alignment_${String(number)}`;
    const attention = shares
      ? sharedAttention(layer)
      : attentionOf(graph, layer, settings, name, added, constants);
    constants.set(`${name}_head`, intsTensor([head]));
    added.push({
      ...makeNode('Gather', [attention, `${name}_head`], [name]),
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

/** `[rows, heads, length, frames]`; where the heads are among the rows, for one token only. */
function attentionOf(
  graph: OnnxGraph,
  layer: number,
  { heads, frames }: AlignmentSettings,
  name: string,
  added: OnnxNode[],
  constants: Map<string, OnnxTensor>,
): string {
  const path = pathToProduct(graph, crossCache(layer, 'key', 'past_key_values'));
  const softmax = pathToSoftmax(graph, path.target).target;
  const [attention = ''] = softmax.outputs;
  if (!hasFlatHeads(path)) return attention;
  constants.set(`${name}_shape`, intsTensor([-1, heads, 1, frames]));
  added.push(makeNode('Reshape', [attention, `${name}_shape`], [`${name}_all`]));
  return `${name}_all`;
}
