import { dataTypes } from '../../../../graph/graph.ts';
import type { OnnxAttribute, OnnxGraph, OnnxNode, OnnxTensor, OnnxValue } from '../../../../graph/graph.ts';
import { MessageWriter } from '../../../../graph/wire.ts';
import { intAttribute, intsAttribute, intsTensor } from '../../../../graph/write-graph.ts';

/** Gives the tensor of a name, checked to have these dimensions. */
export type FindWeight = (name: string, dims: readonly number[]) => OnnxTensor;

/**
 * Puts a graph together node by node. Values, weights and nodes bear the names of PyTorch's exporter, so that what
 * reads or rewrites the hub's exports understands these graphs too.
 */
export class PlainGraph {
  readonly #nodes: OnnxNode[] = [];
  readonly #initializers = new Map<string, OnnxTensor>();
  readonly #made = new Set<string>();
  readonly #find: FindWeight;

  constructor(find: FindWeight) {
    this.#find = find;
  }

  /** Adds a node with one output; gives its name. */
  add(
    operator: string,
    inputs: readonly string[],
    output: string,
    attributes: readonly OnnxAttribute[] = [],
  ): string {
    const name = output.replace(/_output_0$/, '');
    this.#nodes.push({ name, operator, domain: '', inputs, outputs: [output], attributes });
    return output;
  }

  /** A constant list of integers. */
  ints(values: readonly number[]): string {
    const name = `ints/${values.join('_')}`;
    this.#initializers.set(name, intsTensor(values));
    return name;
  }

  /** A constant integer without dimensions. */
  index(value: number): string {
    const name = `index/${String(value)}`;
    this.#initializers.set(name, intsTensor([value], []));
    return name;
  }

  /** A constant number without dimensions. */
  number(value: number): string {
    const name = `number/${String(value)}`;
    const bytes = new Uint8Array(Float32Array.of(value).buffer);
    const fields = new MessageWriter().bytes(9, bytes).finish();
    this.#initializers.set(name, {
      dims: [],
      dataType: dataTypes.float32,
      content: { kind: 'inline', fields },
    });
    return name;
  }

  /** The weight in single precision, however it is stored: a session casts it once, when it is opened. */
  weight(name: string, dims: readonly number[]): string {
    const whole = `model.${name}`;
    const wide = `${whole}.float`;
    const tensor = this.#take(whole, name, dims);
    if (tensor.dataType === dataTypes.float32) return whole;
    if (!this.#made.has(wide)) {
      this.#made.add(wide);
      this.add('Cast', [whole], wide, [intAttribute('to', dataTypes.float32)]);
    }
    return wide;
  }

  /** The transpose of a matrix. */
  transposed(name: string, dims: readonly [number, number]): string {
    const turned = `model.${name}.transposed`;
    if (!this.#made.has(turned)) {
      this.#made.add(turned);
      this.add('Transpose', [this.weight(name, dims)], turned, [intsAttribute('perm', [1, 0])]);
    }
    return turned;
  }

  /** `input · weightᵀ`, and a bias where there is one. */
  linear(
    input: string,
    name: string,
    [rows, columns]: readonly [number, number],
    place: string,
    bias = true,
  ): string {
    const weight = this.transposed(`${name}.weight`, [rows, columns]);
    const product = this.add('MatMul', [input, weight], `${place}/MatMul_output_0`);
    if (!bias) return product;
    return this.add('Add', [this.weight(`${name}.bias`, [rows]), product], `${place}/Add_output_0`);
  }

  layerNorm(input: string, name: string, width: number, place: string): string {
    const inputs = [input, this.weight(`${name}.weight`, [width]), this.weight(`${name}.bias`, [width])];
    // The default epsilon is PyTorch's, 1e-5.
    return this.add('LayerNormalization', inputs, `${place}/LayerNormalization_output_0`, [
      intAttribute('axis', -1),
    ]);
  }

  /** x · (1 + erf(x / √2)) / 2 */
  gelu(input: string, place: string): string {
    const scaled = this.add('Div', [input, this.number(Math.fround(Math.SQRT2))], `${place}/Div_output_0`);
    const erf = this.add('Erf', [scaled], `${place}/Erf_output_0`);
    const raised = this.add('Add', [erf, this.number(1)], `${place}/Add_1_output_0`);
    const product = this.add('Mul', [input, raised], `${place}/Mul_output_0`);
    return this.add('Mul', [product, this.number(0.5)], `${place}/Mul_1_output_0`);
  }

  finish(inputs: readonly OnnxValue[], outputs: readonly OnnxValue[]): OnnxGraph {
    return { nodes: this.#nodes, initializers: this.#initializers, inputs, outputs };
  }

  #take(whole: string, name: string, dims: readonly number[]): OnnxTensor {
    const known = this.#initializers.get(whole);
    if (known) return known;
    const tensor = this.#find(name, dims);
    this.#initializers.set(whole, tensor);
    return tensor;
  }
}
