import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { dataTypes, makeNode } from '../../../graph/graph.ts';
import type { OnnxGraph, OnnxNode } from '../../../graph/graph.ts';
import { MessageWriter } from '../../../graph/wire.ts';
import {
  importDomain,
  intAttribute,
  intsAttribute,
  intsTensor,
  writeModel,
} from '../../../graph/write-graph.ts';
import { createRandom } from '../processing/random.ts';
import { attentionAlone, findAttention, fuseAttention, fusedDomain } from './fuse-attention.ts';

const [heads, width, frames] = [2, 8, 12];
const opset = 17;

function scalar(value: number): ReturnType<typeof intsTensor> {
  const bytes = new Uint8Array(Float32Array.of(value).buffer);
  return {
    dims: [],
    dataType: 1,
    content: { kind: 'inline', fields: new MessageWriter().bytes(9, bytes).finish() },
  };
}

const transpose = (from: string, perm: readonly number[], to: string): OnnxNode =>
  makeNode('Transpose', [from], [to], [intsAttribute('perm', perm)]);

/** Cuts `x/sum`, which stands for a projection, into heads. */
const cut = (name: string): OnnxNode[] => [
  makeNode('Add', [`${name}/in`, 'zero'], [`${name}/sum`]),
  makeNode('Reshape', [`${name}/sum`, 'apart'], [`${name}/apart`]),
  transpose(`${name}/apart`, [0, 2, 1, 3], `${name}/heads`),
];

/** One layer as exporters write it: they differ in where they scale. */
function layer(scaled: 'before' | 'queries and keys' | 'scores' | 'values'): OnnxGraph {
  const scale = (from: string, to: string, factor = 'scale'): OnnxNode[] => [
    makeNode('Mul', [from, factor], [to]),
  ];
  const same = (from: string, to: string): OnnxNode[] => [makeNode('Identity', [from], [to])];
  const when =
    (place: typeof scaled, factor = 'scale') =>
    (from: string, to: string) =>
      scaled === place ? scale(from, to, factor) : same(from, to);
  const queries = cut('q').map((node) =>
    scaled === 'before' && node.operator === 'Reshape' ? { ...node, inputs: ['q/scaled', 'apart'] } : node,
  );
  const nodes = [
    ...queries,
    ...cut('k'),
    ...cut('v'),
    ...(scaled === 'before' ? scale('q/sum', 'q/scaled') : []),
    ...when('queries and keys', 'root')('q/heads', 'q/ready'),
    transpose('k/heads', [0, 1, 3, 2], 'k/turned'),
    ...when('queries and keys', 'root')('k/turned', 'k/ready'),
    makeNode('MatMul', ['q/ready', 'k/ready'], ['product']),
    ...when('scores')('product', 'scores'),
    { ...makeNode('Softmax', ['scores'], ['attention']), attributes: [intAttribute('axis', -1)] },
    ...when('values')('v/heads', 'v/ready'),
    makeNode('MatMul', ['attention', 'v/ready'], ['sums']),
    transpose('sums', [0, 2, 1, 3], 'sums/turned'),
    makeNode('Reshape', ['sums/turned', 'together'], ['joined']),
    makeNode('Add', ['joined', 'zero'], ['out']),
  ];
  const float = (name: string) => ({
    name,
    dataType: dataTypes.float32,
    shape: [undefined, undefined, width],
  });
  return {
    nodes,
    initializers: new Map([
      ['zero', scalar(0)],
      ['scale', scalar((width / heads) ** -0.5)],
      ['root', scalar((width / heads) ** -0.25)],
      ['apart', intsTensor([0, 0, heads, -1])],
      ['together', intsTensor([0, 0, width])],
    ]),
    inputs: ['q/in', 'k/in', 'v/in'].map(float),
    outputs: [float('out')],
  };
}

async function run(graph: OnnxGraph): Promise<Float32Array> {
  const model = importDomain(
    {
      irVersion: 8,
      opset,
      opsetImports: [new MessageWriter().string(1, '').varint(2, opset).finish()],
      graph,
    },
    fusedDomain,
    1,
  );
  const session = await InferenceSession.create(writeModel(model));
  const random = createRandom(3);
  const feeds = Object.fromEntries(
    graph.inputs.map(({ name }) => {
      const values = Float32Array.from({ length: 2 * frames * width }, () => 4 * random() - 2);
      return [name, new Tensor('float32', values, [2, frames, width])];
    }),
  );
  const [value] = Object.values(await session.run(feeds));
  return value instanceof Tensor && value.data instanceof Float32Array ? value.data : new Float32Array();
}

describe('attention as one node', () => {
  it.each(['before', 'queries and keys', 'scores'] as const)(
    'gives what the export gives that scales %s',
    async (scaled) => {
      const graph = layer(scaled);
      const blocks = findAttention(graph);
      expect(blocks).toMatchObject([{ values: 'v/sum', result: 'joined', scales: scaled !== 'before' }]);
      const fused = fuseAttention(graph, blocks, heads);
      expect(fused.nodes.map(({ operator }) => operator)).not.toContain('Softmax');
      const expected = await run(graph);
      (await run(fused)).forEach((value, index) => {
        expect(value).toBeCloseTo(expected[index] ?? NaN, 5);
      });
    },
  );

  it('can be tried without the weights around it', async () => {
    const graph = layer('scores');
    const blocks = findAttention(graph);
    const fused = fuseAttention(graph, blocks, heads);
    const [exported, alone] = [graph, fused].map((whole) => attentionAlone(whole, blocks[0]!));
    expect(alone?.nodes).toHaveLength(1);
    const expected = await run(exported!);
    (await run(alone!)).forEach((value, index) => {
      expect(value).toBeCloseTo(expected[index] ?? NaN, 5);
    });
  });

  it('is left as it is where something else happens on the way', () => {
    expect(findAttention(layer('values'))).toEqual([]);
  });
});
