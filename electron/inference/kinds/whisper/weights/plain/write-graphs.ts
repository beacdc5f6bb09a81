import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { OnnxGraph, OnnxTensor } from '../../../../graph/graph.ts';
import { MessageWriter } from '../../../../graph/wire.ts';
import { writeModel } from '../../../../graph/write-graph.ts';
import { onnxTypes, requireTensor } from '../weight-table.ts';
import type { WeightTable } from '../weight-table.ts';
import type { WhisperShape } from '../whisper-shape.ts';
import { decoderGraph } from './decoder-graph.ts';
import { encoderGraph } from './encoder-graph.ts';
import type { FindWeight } from './plain-graph.ts';

/** LayerNormalization came with 17. */
const opset = 17;
const irVersion = 8;

/** The graphs of a Whisper model by their paths in its folder; fails where a weight is missing or of another size. */
export function makeWhisperGraphs(
  table: WeightTable,
  shape: WhisperShape,
): readonly (readonly [string, OnnxGraph])[] {
  const find: FindWeight = (name, dims) => reference(table, name, dims);
  return [
    ['onnx/encoder_model.onnx', encoderGraph(shape, find)],
    ['onnx/decoder_model.onnx', decoderGraph(shape, 'first', find)],
    ['onnx/decoder_with_past_model.onnx', decoderGraph(shape, 'next', find)],
  ];
}

/**
 * [Note: Graphs without weights]
 * A known architecture needs no export: the graphs are made here from the sizes of the weights, and every weight is a
 * reference (file, offset, length) into the file in which it lies already. ONNX Runtime maps that file; what is stored
 * in single precision is used as it lies, what is stored in half precision is cast once, when the session opens.
 */
export async function writeWhisperGraphs(
  table: WeightTable,
  shape: WhisperShape,
  folder: string,
): Promise<void> {
  const graphs = makeWhisperGraphs(table, shape);
  await mkdir(path.join(folder, 'onnx'), { recursive: true });
  for (const [file, graph] of graphs) {
    const opsetImports = [new MessageWriter().string(1, '').varint(2, opset).finish()];
    await writeFile(path.join(folder, file), writeModel({ irVersion, opset, opsetImports, graph }));
  }
}

/** The name, inside `onnx/`, under which the graphs look for a file of weights. */
export function weightsName(index: number): string {
  return index === 0 ? 'weights.data' : `weights_${String(index)}.data`;
}

function reference(table: WeightTable, name: string, dims: readonly number[]): OnnxTensor {
  const tensor = requireTensor(table, name, dims);
  if (typeof tensor.type === 'object') throw new Error(`${name} was checked`);
  const { file, offset, length } = tensor;
  const content = { kind: 'file', file: weightsName(file), offset, length } as const;
  return { dims, dataType: onnxTypes[tensor.type], content };
}
