import { expect, it } from 'vitest';
import { dataTypes } from './graph.ts';
import type { OnnxTensor } from './graph.ts';
import { weightBytes } from './weight-bytes.ts';

const outside = (dataType: number, length: number): OnnxTensor => ({
  dims: [length / 2],
  dataType,
  content: { kind: 'file', file: 'weights.data', offset: 0, length },
});

it('half precision counts for what it becomes', () => {
  const graph = (tensor: OnnxTensor) => ({
    nodes: [],
    inputs: [],
    outputs: [],
    initializers: new Map([['weight', tensor]]),
  });
  expect(weightBytes(graph(outside(dataTypes.float32, 4000)))).toBe(4000);
  expect(weightBytes(graph(outside(dataTypes.float16, 4000)))).toBe(6000);
  expect(weightBytes(graph(outside(16, 4000)))).toBe(6000);
});
