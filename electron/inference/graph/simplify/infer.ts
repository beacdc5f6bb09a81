import type { OnnxGraph } from '../graph.ts';
import { readConstant } from './constants.ts';
import type { Facts, FactsOf, NodeFacts } from './facts.ts';
import { inferShape } from './infer-shape.ts';
import { inferNumbers } from './infer-numbers.ts';
import { known } from './sizes.ts';
import type { Size } from './sizes.ts';

const nothing: Facts = { shape: undefined, numbers: undefined };

/**
 * What is known of every value of a graph whose nodes stand in the order in which they run. Sizes that a run tells are
 * symbols; two sizes that have the same symbol are the same in every run, two that have different ones may be.
 */
export function inferFacts({ nodes, initializers, inputs }: OnnxGraph): FactsOf {
  const facts = new Map<string, Facts>();
  let symbols = 0;
  const fresh = (): Size => ({ factor: 1, symbols: [`s${String(symbols++).padStart(6, '0')}`] });
  for (const { name, shape } of inputs) {
    const sizes = shape?.map((size) => (size === undefined ? fresh() : known(size)));
    facts.set(name, { shape: sizes, numbers: undefined });
  }
  for (const [name, tensor] of initializers) {
    const numbers = readConstant(tensor)?.map(known);
    facts.set(name, {
      shape: tensor.dims.map(known),
      numbers: numbers && { values: numbers, dataType: tensor.dataType },
    });
  }
  for (const node of nodes) {
    const before = node.inputs.map((name) => facts.get(name) ?? nothing);
    const about: NodeFacts = {
      node,
      shapes: before.map(({ shape }) => shape),
      numbers: before.map(({ numbers }) => numbers),
      fresh,
    };
    const [name] = node.outputs;
    if (name === undefined || node.domain !== '') continue;
    facts.set(name, { shape: inferShape(about), numbers: inferNumbers(about) });
  }
  return (value) => facts.get(value) ?? nothing;
}
