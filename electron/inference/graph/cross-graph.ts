import { GraphError } from './graph-error.ts';
import { pruneTo } from './graph-index.ts';
import { freeSizes } from './graph.ts';
import type { OnnxGraph } from './graph.ts';

/**
 * Only the encoder's keys and values of every layer, out of the decoder without past: they are computed once a
 * window and serve every attempt at it.
 */
export function extractCross(graph: OnnxGraph, layers: number): OnnxGraph {
  const outputs = graph.outputs.filter(({ name }) => /^present\.\d+\.encoder\.(key|value)$/.test(name));
  if (outputs.length !== 2 * layers)
    throw new GraphError('the decoder does not give the keys and values of the encoder');
  const pruned = pruneTo(graph, outputs);
  // Some exports take the batch size from the tokens, so one token a row has to be given.
  const expected = new Set(['encoder_hidden_states', 'input_ids']);
  if (pruned.inputs.some(({ name }) => !expected.has(name))) {
    throw new GraphError('the keys and values of the encoder need more than its output');
  }
  return {
    ...pruned,
    inputs: pruned.inputs.map((value) => ({ ...value, shape: freeSizes(value.shape, [0, 1]) })),
    outputs: outputs.map((value) => ({ ...value, shape: freeSizes(value.shape, [0, 2]) })),
  };
}
