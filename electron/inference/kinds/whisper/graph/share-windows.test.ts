import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { GraphError } from '../../../graph/graph-error.ts';
import { pruneTo } from '../../../graph/graph-index.ts';
import { dataTypes, makeNode } from '../../../graph/graph.ts';
import type { OnnxGraph, OnnxNode, OnnxValue } from '../../../graph/graph.ts';
import { MessageWriter } from '../../../graph/wire.ts';
import { intAttribute, intsAttribute, intsTensor, writeModel } from '../../../graph/write-graph.ts';
import { createRandom } from '../processing/random.ts';
import { shareWindows } from './share-windows.ts';
import { stepInputs } from './step-inputs.ts';

const [windows, perWindow, heads, frames, width] = [2, 3, 2, 5, 4];
const rows = windows * perWindow;
const opset = 17;
const key = 'past_key_values.0.encoder.key';
const value = 'past_key_values.0.encoder.value';

const transpose = (from: string, perm: readonly number[], to: string): OnnxNode =>
  makeNode('Transpose', [from], [to], [intsAttribute('perm', perm)]);
const softmax = (from: string, to: string): OnnxNode =>
  makeNode('Softmax', [from], [to], [intAttribute('axis', -1)]);

type Kind =
  | 'plain'
  | 'scales keys and queries'
  | 'scales scores'
  | 'keeps the heads among the rows'
  | 'masks';

/** The attention of one layer to the encoder's output, as exporters write it. */
function attention(kind: Kind): OnnxGraph {
  const flat = kind === 'keeps the heads among the rows';
  const scale = (when: boolean, from: string, to: string): OnnxNode =>
    when ? makeNode('Mul', [from, 'scale'], [to]) : makeNode('Identity', [from], [to]);
  const cut = (from: string, to: string): OnnxNode =>
    flat ? makeNode('Reshape', [from, 'flat'], [to]) : makeNode('Identity', [from], [to]);
  const both = kind === 'scales keys and queries';
  const nodes = [
    cut('queries', 'q/cut'),
    scale(both, 'q/cut', 'q/ready'),
    cut(key, 'k/cut'),
    transpose('k/cut', flat ? [0, 2, 1] : [0, 1, 3, 2], 'k/turned'),
    scale(both, 'k/turned', 'k/ready'),
    makeNode('MatMul', ['q/ready', 'k/ready'], ['product']),
    scale(kind === 'scales scores', 'product', 'scores'),
    kind === 'masks'
      ? makeNode('Add', ['scores', 'scale'], ['masked'])
      : makeNode('Identity', ['scores'], ['masked']),
    softmax('masked', 'attention'),
    cut(value, 'v/cut'),
    makeNode('MatMul', ['attention', 'v/cut'], ['sums']),
    flat ? makeNode('Reshape', ['sums', 'apart'], ['out']) : makeNode('Identity', ['sums'], ['out']),
  ];
  const scalar = new MessageWriter().bytes(9, new Uint8Array(Float32Array.of(0.5).buffer)).finish();
  return {
    nodes,
    initializers: new Map([
      ['scale', { dims: [], dataType: 1, content: { kind: 'inline', fields: scalar } }],
      ['flat', intsTensor([rows * heads, -1, width])],
      ['apart', intsTensor([-1, heads, 1, width])],
    ]),
    inputs: ['queries', key, value].map(float),
    outputs: [float('out')],
  };
}

function float(name: string): OnnxValue {
  return { name, dataType: dataTypes.float32, shape: [undefined, undefined, undefined, undefined] };
}

function tensor(seed: number, dims: readonly number[]): Tensor {
  const random = createRandom(seed);
  const length = dims.reduce((product, size) => product * size, 1);
  return new Tensor(
    'float32',
    Float32Array.from({ length }, () => 4 * random() - 2),
    dims,
  );
}

/** Each window's part once for every row. */
function repeated(all: Tensor): Tensor {
  const values = [...(all.data as Float32Array)];
  const size = values.length / windows;
  const copies = Array.from({ length: rows }, (_, row) => {
    const from = Math.floor(row / perWindow) * size;
    return values.slice(from, from + size);
  });
  return new Tensor('float32', Float32Array.from(copies.flat()), [rows, ...all.dims.slice(1)]);
}

async function run(graph: OnnxGraph, feeds: Record<string, Tensor>): Promise<Float32Array> {
  const opsetImports = [new MessageWriter().string(1, '').varint(2, opset).finish()];
  const session = await InferenceSession.create(writeModel({ irVersion: 8, opset, opsetImports, graph }));
  const { out } = await session.run(feeds);
  return out instanceof Tensor && out.data instanceof Float32Array ? out.data : new Float32Array();
}

describe('rows that look at the same window', () => {
  it.each(['plain', 'scales keys and queries', 'scales scores', 'keeps the heads among the rows'] as const)(
    'see what each sees with a copy of its own, in an export that is or does this: %s',
    async (kind) => {
      const graph = attention(kind);
      const shared = pruneTo(shareWindows(graph, 1, width), graph.outputs);
      const shape: OnnxValue = { name: stepInputs.windowShape, dataType: dataTypes.int64, shape: [4] };
      const queries = tensor(1, [rows, heads, 1, width]);
      const [keys, values] = [
        tensor(2, [windows, heads, frames, width]),
        tensor(3, [windows, heads, frames, width]),
      ];
      const expected = await run(graph, { queries, [key]: repeated(keys), [value]: repeated(values) });
      const sizes = BigInt64Array.from([windows, perWindow, heads, width], BigInt);
      const actual = await run(
        { ...shared, inputs: [...shared.inputs, shape] },
        { queries, [key]: keys, [value]: values, [stepInputs.windowShape]: new Tensor('int64', sizes, [4]) },
      );
      expect(actual).toHaveLength(rows * heads * width);
      actual.forEach((number, index) => {
        expect(number).toBeCloseTo(expected[index] ?? NaN, 5);
      });
    },
  );

  it('are not made where something hides a part of the window', () => {
    expect(() => shareWindows(attention('masks'), 1, width)).toThrow(GraphError);
  });
});
