import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { dataTypes, makeNode } from './graph.ts';
import type { OnnxGraph } from './graph.ts';
import { MessageWriter } from './wire.ts';
import { intAttribute, writeModel } from './write-graph.ts';
import { hasHalfPrecision, widenGraph } from './widen-graph.ts';

const { float16 } = dataTypes;

/** y = x + w in half precision, behind a cast as exporters put it at the edges. */
const graph: OnnxGraph = {
  nodes: [
    { ...makeNode('Cast', ['x'], ['narrow']), attributes: [intAttribute('to', float16)] },
    makeNode('Add', ['narrow', 'w'], ['y']),
  ],
  initializers: new Map([
    [
      'w',
      {
        dims: [2],
        dataType: float16,
        content: {
          kind: 'inline',
          fields: new MessageWriter().bytes(9, new Uint8Array(Float16Array.of(0.5, -2).buffer)).finish(),
        },
      },
    ],
  ]),
  inputs: [{ name: 'x', dataType: dataTypes.float32, shape: [2] }],
  outputs: [{ name: 'y', dataType: float16, shape: [2] }],
};

describe('widenGraph', () => {
  it('makes a graph of half precision one that takes, computes and gives single precision', async () => {
    expect(hasHalfPrecision(graph)).toBe(true);
    const wide = widenGraph(graph);
    const opsetImports = [new MessageWriter().string(1, '').varint(2, 17).finish()];
    const session = await InferenceSession.create(
      writeModel({ irVersion: 8, opset: 17, opsetImports, graph: wide }),
    );
    const { y } = await session.run({ x: new Tensor('float32', [1 / 3, 1], [2]) });
    expect(y?.type).toBe('float32');
    const [first, second] = y?.data as Float32Array;
    // In half precision 1/3 would lose its fifth digit.
    expect(first).toBeCloseTo(1 / 3 + 0.5, 6);
    expect(second).toBe(-1);
  });
});
