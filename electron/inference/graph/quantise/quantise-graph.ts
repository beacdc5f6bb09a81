import { indexGraph, pruneTo } from '../graph-index.ts';
import type { GraphIndex } from '../graph-index.ts';
import { dataTypes, makeNode } from '../graph.ts';
import type { OnnxGraph, OnnxNode, OnnxTensor } from '../graph.ts';
import { intAttribute } from '../write-graph.ts';
import { findStoredWeights, matrixShape } from './stored-weights.ts';
import type { StoredWeight } from './stored-weights.ts';
import { WeightPlanner } from './weight-plan.ts';
import type { WeightPlan } from './weight-plan.ts';

export interface QuantisedGraph {
  readonly graph: OnnxGraph;
  /** The file that all its large weights lie in. */
  readonly plan: WeightPlan;
}

/** Which products are to be of bytes, by the rows and columns of their weights. */
export type ChooseProducts = (rows: number, columns: number) => boolean;

/** Domain of the operators that ONNX Runtime has beside the standard's. */
export const runtimeDomain = 'com.microsoft';

/** Below, a product is so short that the rounding of its input costs what it saves. */
const minSize = 64;

/**
 * [Note: Weights of bytes]
 * Products of an input with a matrix of weights are computed on bytes: the weights are rounded to 8 bits with a scale
 * for each column (an output channel), the input to 8 bits with one scale for the whole of it while the graph runs
 * (`DynamicQuantizeLinear`), their product is of whole numbers. That is exact but for the rounding, needs a quarter of the
 * memory traffic and, where the processor multiplies bytes, a fraction of the time. Every other weight is laid beside them as
 * the graph uses it, so that opening the graph casts and transposes nothing. Nothing is read here: the plan says what the new
 * file is to hold.
 */
export function quantiseGraph(whole: OnnxGraph, file: string, choose: ChooseProducts): QuantisedGraph {
  const graph = pruneTo(whole, whole.outputs);
  const index = indexGraph(graph.nodes);
  const weights = findStoredWeights(graph);
  const planner = new WeightPlanner(file);
  const initializers = new Map([...graph.initializers].filter(([name]) => !weights.has(name)));
  const rewrite = new Rewrite(index, weights, planner, initializers, choose);
  for (const node of graph.nodes) rewrite.add(node);
  const outputs = new Set(graph.outputs.map(({ name }) => name));
  for (const name of outputs) if (weights.has(name)) rewrite.keep(name);
  return {
    graph: pruneTo({ ...graph, nodes: rewrite.nodes, initializers }, graph.outputs),
    plan: planner.plan,
  };
}

class Rewrite {
  readonly nodes: OnnxNode[] = [];
  readonly #index: GraphIndex;
  readonly #weights: ReadonlyMap<string, StoredWeight>;
  readonly #planner: WeightPlanner;
  readonly #initializers: Map<string, OnnxTensor>;
  readonly #choose: ChooseProducts;
  /** Inputs that were rounded already: several products often share one. */
  readonly #rounded = new Set<string>();
  /** Sums that became part of a product. */
  readonly #done = new Set<OnnxNode>();

  constructor(
    index: GraphIndex,
    weights: ReadonlyMap<string, StoredWeight>,
    planner: WeightPlanner,
    initializers: Map<string, OnnxTensor>,
    choose: ChooseProducts,
  ) {
    this.#index = index;
    this.#weights = weights;
    this.#planner = planner;
    this.#initializers = initializers;
    this.#choose = choose;
  }

  add(node: OnnxNode): void {
    if (this.#done.has(node)) return;
    // What only turned a weight is done when the file is written.
    if (node.outputs.every((name) => this.#weights.has(name))) return;
    const matrix = this.#productOf(node);
    if (matrix) this.#addProduct(node, matrix);
    else if (this.#isLookUp(node)) this.#addLookUp(node);
    else {
      for (const name of node.inputs) if (this.#weights.has(name)) this.keep(name);
      this.nodes.push(node);
    }
  }

  /** The weight as the graph uses it, in single precision. */
  keep(name: string): void {
    const weight = this.#weights.get(name);
    if (weight && !this.#initializers.has(name))
      this.#initializers.set(name, this.#planner.place(weight, 'float32'));
  }

  #productOf({ operator, domain, inputs }: OnnxNode): StoredWeight | undefined {
    if (operator !== 'MatMul' || domain !== '' || this.#weights.has(inputs[0] ?? '')) return undefined;
    const weight = this.#weights.get(inputs[1] ?? '');
    const [rows = 0, columns = 0] = (weight && matrixShape(weight)) ?? [];
    return Math.min(rows, columns) >= minSize && this.#choose(rows, columns) ? weight : undefined;
  }

  #addProduct(node: OnnxNode, matrix: StoredWeight): void {
    const [input = '', factor = ''] = node.inputs;
    const [rounded, scale, zero] = this.#round(input);
    const [values, scales] = [`${factor}/sidecut_int8`, `${factor}/sidecut_scales`];
    this.#initializers.set(values, this.#planner.place(matrix, 'int8'));
    this.#initializers.set(scales, this.#planner.place(matrix, 'scales'));
    const sum = this.#biasOf(node);
    this.nodes.push({
      ...makeNode(
        'MatMulIntegerToFloat',
        [rounded, values, scale, scales, zero, ...(sum ? ['', sum.bias] : [])],
        sum ? sum.node.outputs : node.outputs,
      ),
      domain: runtimeDomain,
    });
  }

  #round(input: string): readonly [string, string, string] {
    const names = [`${input}/sidecut_bytes`, `${input}/sidecut_scale`, `${input}/sidecut_zero`] as const;
    if (!this.#rounded.has(input)) {
      this.#rounded.add(input);
      this.nodes.push(makeNode('DynamicQuantizeLinear', [input], names));
    }
    return names;
  }

  /** The sum that follows the product, where it adds one number to each column. */
  #biasOf(product: OnnxNode): { readonly node: OnnxNode; readonly bias: string } | undefined {
    const [output = ''] = product.outputs;
    const [node, ...others] = this.#index.consumers(output);
    if (node?.operator !== 'Add' || node.domain !== '' || others.length > 0) return undefined;
    const bias = node.inputs.find((name) => name !== output);
    const columns = matrixShape(this.#weights.get(product.inputs[1] ?? '')!)?.[1];
    if (bias === undefined || columns === undefined || this.#lengthOf(bias) !== columns) return undefined;
    this.keep(bias);
    this.#done.add(node);
    return { node, bias };
  }

  /** Of a vector that never changes; short ones lie in the graph itself, maybe behind a cast. */
  #lengthOf(name: string): number | undefined {
    const producer = this.#index.producer(name);
    const origin = producer?.operator === 'Cast' ? (producer.inputs[0] ?? '') : name;
    const vector = this.#weights.get(name) ?? this.#initializers.get(origin);
    return vector?.dims.length === 1 ? vector.dims[0] : undefined;
  }

  /** Rows of a table of half precision: the few that are looked up are widened, not the table. */
  #isLookUp({ operator, domain, inputs }: OnnxNode): boolean {
    const table = this.#weights.get(inputs[0] ?? '');
    return (
      operator === 'Gather' && domain === '' && table?.dataType === dataTypes.float16 && !table.transposed
    );
  }

  #addLookUp(node: OnnxNode): void {
    const [name = '', ...others] = node.inputs;
    const table = this.#weights.get(name);
    if (!table) return;
    const [half, rows] = [`${name}/sidecut_half`, `${node.outputs[0] ?? ''}/sidecut_half`];
    this.#initializers.set(half, this.#planner.place(table, 'stored'));
    this.nodes.push(
      { ...node, name: `sidecut/${rows}`, inputs: [half, ...others], outputs: [rows] },
      { ...makeNode('Cast', [rows], node.outputs), attributes: [intAttribute('to', dataTypes.float32)] },
    );
  }
}
