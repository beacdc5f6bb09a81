import { dataTypes } from '../../../graph/graph.ts';
import { damagedWeights } from '../../../model-folder/damaged-weights.ts';
import { quantisedWeights } from './weights-failure.ts';
import type { WeightsFormat } from './weights-failure.ts';

/** One tensor as it lies in a file: row-major, without gaps. */
export interface StoredTensor {
  /** Index in `WeightTable.files`. */
  readonly file: number;
  readonly dims: readonly number[];
  readonly type: StoredType;
  /** Bytes from the start of the file. */
  readonly offset: number;
  readonly length: number;
}

/** Numbers that a graph can read as they lie; else what the program calls them. */
export type StoredType = FloatType | { readonly quantised: string };
export type FloatType = 'float32' | 'float16' | 'bfloat16';

export const floatBytes: Readonly<Record<FloatType, number>> = { float32: 4, float16: 2, bfloat16: 2 };

/** TensorProto.DataType */
export const onnxTypes: Readonly<Record<FloatType, number>> = {
  float32: dataTypes.float32,
  float16: dataTypes.float16,
  bfloat16: 16,
};

/** Where the weights of a Whisper model lie, by the names of its PyTorch model on the hub (`encoder.conv1.weight`). */
export interface WeightTable {
  readonly format: WeightsFormat;
  /** Absolute paths. */
  readonly files: readonly string[];
  readonly find: (name: string) => StoredTensor | undefined;
  /** Attention heads, where the file tells. */
  readonly heads: { readonly encoder: number; readonly decoder: number } | undefined;
}

/** The tensor, checked: it lies inside its file and has the size that its dimensions ask for. */
export function requireTensor(table: WeightTable, name: string, dims: readonly number[]): StoredTensor {
  const file = table.files[0] ?? '';
  const tensor = table.find(name);
  if (!tensor) throw damagedWeights(file, 'lacks-tensor', name);
  const path = table.files[tensor.file] ?? file;
  if (typeof tensor.type === 'object') throw quantisedWeights(path, table.format, tensor.type.quantised);
  if (!sameShape(tensor.dims, dims)) throw damagedWeights(path, 'shape', name);
  if (tensor.length !== count(dims) * floatBytes[tensor.type]) throw damagedWeights(path, 'shape', name);
  return tensor;
}

/** Some files keep a dimension of one around a vector. */
function sameShape(stored: readonly number[], wanted: readonly number[]): boolean {
  const plain = wanted.length === 1 ? stored.filter((size) => size !== 1) : stored;
  return plain.length === wanted.length && plain.every((size, index) => size === wanted[index]);
}

export function count(dims: readonly number[]): number {
  return dims.reduce((product, size) => product * size, 1);
}

/** Rows `[from, to)` of a matrix, or elements of a vector. */
export function sliceRows(tensor: StoredTensor, from: number, to: number): StoredTensor | undefined {
  const [rows = 0, ...rest] = tensor.dims;
  if (rows === 0 || to > rows || tensor.length % rows !== 0) return undefined;
  const rowBytes = tensor.length / rows;
  return {
    ...tensor,
    dims: [to - from, ...rest],
    offset: tensor.offset + from * rowBytes,
    length: (to - from) * rowBytes,
  };
}
