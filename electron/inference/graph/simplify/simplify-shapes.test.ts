import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { dataTypes, makeNode } from '../graph.ts';
import type { OnnxGraph, OnnxNode, OnnxTensor } from '../graph.ts';
import { MessageWriter } from '../wire.ts';
import { intAttribute, intsAttribute, intsTensor, writeModel } from '../write-graph.ts';
import { writeConstant } from './constants.ts';
import { simplifyShapes } from './simplify-shapes.ts';

const opset = 17;
const free = undefined;

/** A graph of one input `x` and one output `y`. */
function graphOf(
  nodes: readonly OnnxNode[],
  constants: Readonly<Record<string, OnnxTensor>>,
  shape: readonly (number | undefined)[] = [free, free, 6],
): OnnxGraph {
  return {
    nodes,
    initializers: new Map(Object.entries(constants)),
    inputs: [{ name: 'x', dataType: dataTypes.float32, shape }],
    outputs: [{ name: 'y', dataType: dataTypes.float32, shape: undefined }],
  };
}

async function run(graph: OnnxGraph, dims: readonly number[]) {
  const opsetImports = [new MessageWriter().string(1, '').varint(2, opset).finish()];
  const session = await InferenceSession.create(writeModel({ irVersion: 8, opset, opsetImports, graph }), {
    logSeverityLevel: 3,
  });
  const count = dims.reduce((product, size) => product * size, 1);
  const { y } = await session.run({
    x: new Tensor(
      'float32',
      Float32Array.from({ length: count }, (_, index) => index - 7),
      dims,
    ),
  });
  return { dims: y?.dims, data: y?.data };
}

async function expectTheSame(graph: OnnxGraph, shapes: readonly (readonly number[])[]) {
  const simple = simplifyShapes(graph);
  for (const dims of shapes) expect(await run(simple, dims)).toEqual(await run(graph, dims));
  return simple.nodes.map(({ operator }) => operator);
}

const number = (value: number) => intsTensor([value], []);
const list = (...values: number[]) => intsTensor(values);
const scalar = (value: number) => writeConstant([value], dataTypes.float32, []);
const turn = (from: string, to: string) =>
  makeNode('Transpose', [from], [to], [intsAttribute('perm', [0, 2, 1, 3])]);
const join = (parts: readonly string[], to: string) =>
  makeNode('Concat', parts, [to], [intAttribute('axis', 0)]);
const cast = (from: string, to: string, type: number) =>
  makeNode('Cast', [from], [to], [intAttribute('to', type)]);

/** The shape of `of`, at `place`, as a list of one. */
const sizeAt = (of: string, place: string, to: string): readonly OnnxNode[] => [
  makeNode('Shape', [of], [`${to}/shape`]),
  makeNode('Gather', [`${to}/shape`, place], [`${to}/size`]),
  makeNode('Unsqueeze', [`${to}/size`, 'first'], [to]),
];

/** Heads apart, as exporters write it: the width of a head is the last size divided. */
const apart: readonly OnnxNode[] = [
  ...sizeAt('x', 'zero', 'rows'),
  makeNode('Shape', ['x'], ['shape']),
  makeNode('Gather', ['shape', 'two'], ['width']),
  makeNode('Div', ['width', 'heads'], ['head']),
  cast('head', 'head/cast', dataTypes.int64),
  makeNode('Unsqueeze', ['head/cast', 'first'], ['head/list']),
  join(['rows', 'open', 'heads/list', 'head/list'], 'apart'),
  makeNode('Reshape', ['x', 'apart'], ['split']),
  turn('split', 'turned'),
];
const constants = {
  zero: number(0),
  one: number(1),
  two: number(2),
  three: number(3),
  heads: number(2),
  first: list(0),
  open: list(-1),
  'heads/list': list(2),
};

describe('simplifyShapes', () => {
  it('leaves of a split into heads only the Reshape and the turn, whatever the rows and lengths', async () => {
    const graph = graphOf([...apart, makeNode('Relu', ['turned'], ['y'])], constants);
    const shapes = [
      [1, 1, 6],
      [3, 4, 6],
    ];
    expect(await expectTheSame(graph, shapes)).toEqual(['Reshape', 'Transpose', 'Relu']);
  });

  it('joins heads by sizes that were multiplied, behind a product of rows and lengths of its own', async () => {
    const nodes = [
      ...apart,
      makeNode('Transpose', ['turned'], ['keys'], [intsAttribute('perm', [0, 1, 3, 2])]),
      makeNode('MatMul', ['turned', 'keys'], ['scores']),
      makeNode('Softmax', ['scores'], ['shares'], [intAttribute('axis', -1)]),
      makeNode('MatMul', ['shares', 'turned'], ['sums']),
      turn('sums', 'back'),
      ...sizeAt('sums', 'zero', 'rows again'),
      ...sizeAt('sums', 'two', 'length'),
      makeNode('Shape', ['sums'], ['sizes']),
      makeNode('Gather', ['sizes', 'one'], ['many']),
      makeNode('Gather', ['sizes', 'three'], ['wide']),
      makeNode('Mul', ['many', 'wide'], ['all']),
      makeNode('Unsqueeze', ['all', 'first'], ['all/list']),
      join(['rows again', 'length', 'all/list'], 'joined'),
      makeNode('Reshape', ['back', 'joined'], ['y']),
    ];
    const left = await expectTheSame(graphOf(nodes, constants), [[2, 3, 6]]);
    const kept = 'Reshape Transpose Transpose MatMul Softmax MatMul Transpose Reshape';
    expect(left.join(' ')).toBe(kept);
  });

  it('works out a scale from a size, and lays it before what only changes the layout', async () => {
    const nodes = [
      ...apart,
      cast('head', 'head/float', dataTypes.float32),
      makeNode('Pow', ['head/float', 'minus half'], ['scale']),
      makeNode('Mul', ['turned', 'scale'], ['scaled']),
      makeNode('Relu', ['scaled'], ['y']),
    ];
    const graph = graphOf(nodes, { ...constants, 'minus half': scalar(-0.5) });
    expect(await expectTheSame(graph, [[2, 3, 6]])).toEqual(['Mul', 'Reshape', 'Transpose', 'Relu']);
  });

  it('leaves what has two sizes that only a run tells, and what is read elsewhere too', async () => {
    const swapped = [
      ...sizeAt('x', 'zero', 'rows'),
      ...sizeAt('x', 'one', 'length'),
      join(['length', 'rows', 'open'], 'swapped'),
      makeNode('Reshape', ['x', 'swapped'], ['y']),
    ];
    expect(await expectTheSame(graphOf(swapped, constants), [[2, 3, 6]])).toHaveLength(swapped.length);
    const both = [
      ...apart,
      makeNode('Mul', ['turned', 'tenth'], ['scaled']),
      makeNode('Add', ['scaled', 'turned'], ['y']),
    ];
    const left = await expectTheSame(graphOf(both, { ...constants, tenth: scalar(0.1) }), [[2, 3, 6]]);
    expect(left).toEqual(['Reshape', 'Transpose', 'Mul', 'Add']);
  });

  it('keeps a 0 that means nothing, and a table that looks like a list', async () => {
    const shaped = [
      { ...makeNode('Reshape', ['x', 'none'], ['y']), attributes: [intAttribute('allowzero', 1)] },
    ];
    await expectTheSame(graphOf(shaped, { none: list(0, 6) }, [free, 6]), [[0, 6]]);
    const table = [
      makeNode('Shape', ['x'], ['shape']),
      makeNode('Unsqueeze', ['shape', 'first'], ['table']),
      cast('table', 'y', dataTypes.float32),
    ];
    await expectTheSame(graphOf(table, constants, [3, 2]), [[3, 2]]);
  });
});
