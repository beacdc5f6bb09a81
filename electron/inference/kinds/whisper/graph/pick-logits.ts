import { GraphError } from '../../../graph/graph-error.ts';
import { indexGraph } from '../../../graph/graph-index.ts';
import { makeNode } from '../../../graph/graph.ts';
import type { OnnxGraph, OnnxNode } from '../../../graph/graph.ts';
import { intAttribute } from '../../../graph/write-graph.ts';
import { renameInput } from './follow.ts';
import { stepInputs } from './step-inputs.ts';

/** Operators of the output layer, plain or quantised, seen from the logits. */
const productOperators = new Set(['MatMul', 'MatMulInteger', 'Gemm', 'MatMulNBits']);
const outputOperators = new Set([...productOperators, 'Add', 'Mul', 'Cast', 'Identity', 'Reshape']);
/** Between the product and the logits: scales, biases and casts. */
const deepest = 16;

/** Lets only the wanted positions into the output layer, whose product with the vocabulary is the largest of all. */
export function pickLogits(graph: OnnxGraph): OnnxGraph {
  const hidden = findHidden(graph);
  const picked = `${hidden}/sidecut_picked`;
  const gather: OnnxNode = {
    ...makeNode('GatherND', [hidden, stepInputs.logitIndex], [picked]),
    attributes: [intAttribute('batch_dims', 1)],
  };
  return { ...graph, nodes: [...graph.nodes.map((reader) => renameInput(reader, hidden, picked)), gather] };
}

/** What enters the output layer: `[rows, length, width]`. */
function findHidden(graph: OnnxGraph): string {
  const index = indexGraph(graph.nodes);
  let node = index.producer('logits');
  for (let depth = 0; node && outputOperators.has(node.operator) && depth < deepest; depth++) {
    if (productOperators.has(node.operator)) {
      const [input = ''] = node.inputs;
      const before = index.producer(input);
      const prepares = before?.operator === 'DynamicQuantizeLinear' || before?.operator === 'Cast';
      return prepares ? (before.inputs[0] ?? input) : input;
    }
    node = node.inputs.map((input) => index.producer(input)).find((producer) => producer !== undefined);
  }
  throw new GraphError('the output layer was not found');
}
