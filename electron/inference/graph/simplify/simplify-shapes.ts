import { pruneTo } from '../graph-index.ts';
import { dataTypes } from '../graph.ts';
import type { OnnxGraph, OnnxNode, OnnxTensor } from '../graph.ts';
import { intsTensor } from '../write-graph.ts';
import { writeConstant } from './constants.ts';
import { inferFacts } from './infer.ts';
import type { FactsOf } from './facts.ts';
import { reshapedShape } from './infer-shape.ts';
import { scaleBeforeLayout } from './scale-before-layout.ts';
import { isKnown } from './sizes.ts';
import type { Size } from './sizes.ts';

/**
 * [Note: Shapes worked out beforehand]
 * Exporters write down how a shape is worked out: for every Reshape the shape of its input is asked for, its sizes are
 * picked, divided, put into a list again. These are half of the nodes of a decoder's step, each of which costs the
 * runtime some microseconds however little it does. But the sizes of the model are known, and those of a run mostly
 * stay where they are, which a Reshape says by a 0. So what comes out the same in every run becomes a constant, and
 * what only led to it falls away. Whatever is not understood stays as it is.
 */
export function simplifyShapes(graph: OnnxGraph): OnnxGraph {
  const ordered = pruneTo(graph, graph.outputs);
  const factsOf = inferFacts(ordered);
  const constants = new Map<string, OnnxTensor>();
  const outputs = new Set(graph.outputs.map(({ name }) => name));
  const nodes = ordered.nodes.flatMap((node) => {
    const constant = outputs.has(node.outputs[0] ?? '') ? undefined : constantOf(node, factsOf);
    if (!constant) return [simplifyReshape(node, factsOf, constants)];
    constants.set(node.outputs[0] ?? '', constant);
    return [];
  });
  const initializers = new Map([...ordered.initializers, ...constants]);
  return pruneTo(scaleBeforeLayout({ ...ordered, nodes, initializers }), ordered.outputs);
}

function constantOf({ outputs }: OnnxNode, factsOf: FactsOf): OnnxTensor | undefined {
  const [output = '', ...more] = outputs;
  const { shape, numbers } = factsOf(output);
  if (more.length > 0 || !numbers?.values.every(isKnown)) return undefined;
  if (numbers.dataType !== dataTypes.int64 && numbers.dataType !== dataTypes.float32) return undefined;
  const values = numbers.values.map(({ factor }) => factor);
  if (!shape || shape.length > 1) return undefined;
  // A number that was put into a list is a list of one.
  return writeConstant(values, numbers.dataType, shape.length === 0 ? [] : [values.length]);
}

function simplifyReshape(node: OnnxNode, factsOf: FactsOf, constants: Map<string, OnnxTensor>): OnnxNode {
  const [data = '', wanted = ''] = node.inputs;
  if (node.operator !== 'Reshape' || node.domain !== '') return node;
  const { shape } = factsOf(data);
  const { numbers } = factsOf(wanted);
  const target = shape && numbers && reshapedShape(shape, numbers.values, { node, fresh: notKnown })?.target;
  if (!target) return node;
  const name = `sidecut/shape_${target.join('_')}`;
  constants.set(name, intsTensor(target));
  return { ...node, inputs: [data, name], attributes: [] };
}

const notKnown = (): Size => ({ factor: 1, symbols: ['not known'] });
