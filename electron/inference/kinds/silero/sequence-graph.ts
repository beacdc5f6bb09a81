import { extractBranch } from '../../graph/extract-branch.ts';
import { GraphError } from '../../graph/graph-error.ts';
import { dataTypes, makeNode } from '../../graph/graph.ts';
import type { OnnxAttribute, OnnxGraph, OnnxNode, OnnxTensor, OnnxValue } from '../../graph/graph.ts';
import { readModel } from '../../graph/read-graph.ts';
import { weightBytes } from '../../graph/weight-bytes.ts';
import {
  intAttribute,
  intsAttribute,
  intsTensor,
  stringAttribute,
  writeModel,
} from '../../graph/write-graph.ts';
import type { RewrittenGraph } from '../../graph/rewritten-graph.ts';

/**
 * [Note: Speech detection in one go]
 * Silero's file takes one frame of 32 ms a call, through a dozen nested choices: 0.2 ms of overhead 31 times a
 * second of sound, more than recognising the speech takes with a small model. Only its LSTM needs the frames in
 * order, so the same weights are put in a graph that takes many frames: the transform and the convolutions see
 * them as a batch, the LSTM as a sequence. The numbers are the same.
 */
export const sequenceTensors = {
  /** float `[frames, 576]` in, each with the 64 samples before it */
  frames: 'input',
  /** float `[1, 1, 128]`, zeros at first */
  hidden: 'h',
  cell: 'c',
  /** float `[frames, 1, 1]` out: probability of speech */
  probabilities: 'output',
  nextHidden: 'hN',
  nextCell: 'cN',
} as const;

/** The graph for 16 kHz. Throws GraphError when the file is not the version that this was written for. */
export function writeSequenceGraph(path: string): RewrittenGraph {
  const model = readModel(path);
  const graph = buildGraph(findWeights(extractBranch(model.graph, 'then_branch').initializers));
  return { name: 'sequence', bytes: writeModel({ ...model, graph }), weightBytes: weightBytes(graph) };
}

/** Names as the file ends them, with the sizes that the graph is built for. */
const weightSizes = {
  'stft.forward_basis_buffer': [258, 1, 256],
  'encoder.0.reparam_conv.weight': [128, 129, 3],
  'encoder.0.reparam_conv.bias': [128],
  'encoder.1.reparam_conv.weight': [64, 128, 3],
  'encoder.1.reparam_conv.bias': [64],
  'encoder.2.reparam_conv.weight': [64, 64, 3],
  'encoder.2.reparam_conv.bias': [64],
  'encoder.3.reparam_conv.weight': [128, 64, 3],
  'encoder.3.reparam_conv.bias': [128],
  'decoder.rnn.weight_ih': [512, 128],
  'decoder.rnn.weight_hh': [512, 128],
  'decoder.rnn.bias_ih': [512],
  'decoder.rnn.bias_hh': [512],
  'decoder.decoder.2.weight': [1, 128, 1],
  'decoder.decoder.2.bias': [1],
} as const satisfies Record<string, readonly number[]>;
type WeightName = keyof typeof weightSizes;

function findWeights(initializers: ReadonlyMap<string, OnnxTensor>): ReadonlyMap<string, OnnxTensor> {
  const found = new Map<string, OnnxTensor>();
  for (const [name, sizes] of Object.entries(weightSizes)) {
    const matches = [...initializers].filter(
      ([key, { dims }]) =>
        key.endsWith(`__${name}`) && dims.length === sizes.length && dims.every((d, i) => d === sizes[i]),
    );
    const [match] = matches;
    if (!match || matches.length > 1)
      throw new GraphError(`the speech detector has no "${name}" of the known size`);
    found.set(name, match[1]);
  }
  return found;
}

const { frames, hidden, cell, probabilities, nextHidden, nextCell } = sequenceTensors;

/** Small integers that operators take as tensors: `at128` is `[128]`. */
const places = [0, 1, 2, 3, 4, 5, 6, 128, 129, 256, 258, 384, 512, 640];
const constants: Readonly<Record<string, OnnxTensor>> = {
  ...Object.fromEntries(places.map((place) => [at(place), intsTensor([place])])),
  reflectBehind: intsTensor([0, 0, 0, 64]),
  aroundTime: intsTensor([0, 1, 0, 0, 1, 0]),
  joinTaps: intsTensor([-1, 128]),
  joinTaps64: intsTensor([-1, 64]),
};

function at(place: number): string {
  return `at${String(place)}`;
}

function buildGraph(weights: ReadonlyMap<string, OnnxTensor>): OnnxGraph {
  const float = (name: string, shape: OnnxValue['shape']): OnnxValue => ({
    name,
    dataType: dataTypes.float32,
    shape,
  });
  const state = [1, 1, 128];
  return {
    nodes: [...spectrum(), ...encoder(), ...memory(), ...judgement()],
    initializers: new Map([...weights, ...Object.entries(constants)]),
    inputs: [float(frames, [undefined, 576]), float(hidden, state), float(cell, state)],
    outputs: [float(probabilities, [undefined, 1, 1]), float(nextHidden, state), float(nextCell, state)],
  };
}

function node(
  operator: string,
  inputs: readonly string[],
  output: string | readonly string[],
  attributes: readonly OnnxAttribute[] = [],
): OnnxNode {
  return makeNode(operator, inputs, typeof output === 'string' ? [output] : output, attributes);
}

function slice(value: string, from: number, to: number, axis: number, output: string, step = 1): OnnxNode {
  return node('Slice', [value, at(from), at(to), at(axis), at(step)], output);
}

/** Magnitudes of a short-time Fourier transform, four steps of 128 samples in every frame: `[frames, 4, 129]`. */
function spectrum(): readonly OnnxNode[] {
  const steps = [0, 128, 256, 384];
  return [
    node('Pad', [frames, 'reflectBehind'], 'padded', [stringAttribute('mode', 'reflect')]),
    ...steps.flatMap((from) => [
      slice('padded', from, from + 256, 1, `step${String(from)}`),
      node('Unsqueeze', [`step${String(from)}`, at(1)], `row${String(from)}`),
    ]),
    node(
      'Concat',
      steps.map((from) => `row${String(from)}`),
      'steps',
      [intAttribute('axis', 1)],
    ),
    // The transform is stored as a convolution [258, 1, 256] and used as a matrix [256, 258].
    node('Squeeze', ['stft.forward_basis_buffer', at(1)], 'basis'),
    node('Transpose', ['basis'], 'basisT', [intsAttribute('perm', [1, 0])]),
    node('MatMul', ['steps', 'basisT'], 'waves'),
    slice('waves', 0, 129, 2, 'real'),
    slice('waves', 129, 258, 2, 'imaginary'),
    node('Mul', ['real', 'real'], 'real2'),
    node('Mul', ['imaginary', 'imaginary'], 'imaginary2'),
    node('Add', ['real2', 'imaginary2'], 'power'),
    node('Sqrt', ['power'], 'encoded0'),
  ];
}

/** Four convolutions over time: from `[frames, 4, 129]` to `[frames, 1, 128]`. */
function encoder(): readonly OnnxNode[] {
  const layers = [
    { length: 4, stride: 1, join: 'joinTaps' },
    { length: 4, stride: 2, join: 'joinTaps64' },
    { length: 2, stride: 2, join: 'joinTaps64' },
    { length: 1, stride: 1, join: 'joinTaps' },
  ];
  return layers.flatMap((layer, index) => convolve(index, layer));
}

/**
 * A convolution of three taps as one matrix product over all frames: on such short rows ONNX Runtime's own is
 * several times slower.
 */
function convolve(
  index: number,
  { length, stride, join }: { readonly length: number; readonly stride: number; readonly join: string },
): readonly OnnxNode[] {
  const own = (name: string): string => `${name}/${String(index)}`;
  const weight = `encoder.${String(index)}.reparam_conv.weight`;
  const bias = `encoder.${String(index)}.reparam_conv.bias`;
  const taps = [0, 1, 2];
  return [
    node('Pad', [`encoded${String(index)}`, 'aroundTime'], own('around')),
    ...taps.map((tap) => slice(own('around'), tap, tap + length, 1, own(`tap${String(tap)}`), stride)),
    node(
      'Concat',
      taps.map((tap) => own(`tap${String(tap)}`)),
      own('taps'),
      [intAttribute('axis', 2)],
    ),
    node('Transpose', [weight], own('turned'), [intsAttribute('perm', [2, 1, 0])]),
    node('Reshape', [own('turned'), join], own('matrix')),
    node('MatMul', [own('taps'), own('matrix')], own('product')),
    node('Add', [own('product'), bias], own('sum')),
    node('Relu', [own('sum')], `encoded${String(index + 1)}`),
  ];
}

/** PyTorch orders the gates input, forget, cell, output; ONNX input, output, forget, cell. */
function reorderGates(weight: WeightName, output: string): readonly OnnxNode[] {
  return [
    slice(weight, 0, 128, 0, `${output}/input`),
    slice(weight, 384, 512, 0, `${output}/output`),
    slice(weight, 128, 384, 0, `${output}/forget`),
    node('Concat', [`${output}/input`, `${output}/output`, `${output}/forget`], output, [
      intAttribute('axis', 0),
    ]),
  ];
}

/** The frames are the sequence, `[frames, batch 1, 128]`. */
function memory(): readonly OnnxNode[] {
  return [
    ...reorderGates('decoder.rnn.weight_ih', 'flatW'),
    ...reorderGates('decoder.rnn.weight_hh', 'flatR'),
    ...reorderGates('decoder.rnn.bias_ih', 'biasW'),
    ...reorderGates('decoder.rnn.bias_hh', 'biasR'),
    node('Concat', ['biasW', 'biasR'], 'flatB', [intAttribute('axis', 0)]),
    node('Unsqueeze', ['flatW', at(0)], 'W'),
    node('Unsqueeze', ['flatR', at(0)], 'R'),
    node('Unsqueeze', ['flatB', at(0)], 'B'),
    node(
      'LSTM',
      ['encoded4', 'W', 'R', 'B', '', hidden, cell],
      ['remembered', nextHidden, nextCell],
      [intAttribute('hidden_size', 128)],
    ),
  ];
}

function judgement(): readonly OnnxNode[] {
  return [
    node('Squeeze', ['remembered', at(1)], 'seen'),
    node('Relu', ['seen'], 'positive'),
    node('Squeeze', ['decoder.decoder.2.weight', at(0)], 'answer'),
    node('MatMul', ['positive', 'answer'], 'product'),
    node('Add', ['product', 'decoder.decoder.2.bias'], 'logit'),
    node('Sigmoid', ['logit'], probabilities),
  ];
}
