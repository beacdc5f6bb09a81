import { dataTypes } from '../graph.ts';
import type { OnnxTensor } from '../graph.ts';
import { countOf, matrixShape, storedBytes } from './stored-weights.ts';
import type { StoredWeight } from './stored-weights.ts';

/** One tensor of a new file of weights, in the order of the file. */
export interface WeightPiece {
  readonly weight: StoredWeight;
  /** `scales`: one for each column of `int8`; `float32`: as the graph uses it; `stored`: byte for byte. */
  readonly form: 'int8' | 'scales' | 'float32' | 'stored';
  readonly offset: number;
  readonly length: number;
}

export interface WeightPlan {
  readonly pieces: readonly WeightPiece[];
  readonly bytes: number;
}

/** Cache lines, and what the widest vector instructions like. */
const alignment = 64;

/** ONNX's TensorProto.DataType INT8 */
export const int8Type = 3;

/** Lays out a file of weights: who asks for the same weight in the same form gets the same place. */
export class WeightPlanner {
  readonly #file: string;
  readonly #pieces = new Map<string, WeightPiece>();
  #end = 0;

  /** @param file name of the file to come */
  constructor(file: string) {
    this.#file = file;
  }

  place(weight: StoredWeight, form: WeightPiece['form']): OnnxTensor {
    const key = JSON.stringify([weight, form]);
    const { dims, dataType, length } = formOf(weight, form);
    let piece = this.#pieces.get(key);
    if (!piece) {
      const offset = Math.ceil(this.#end / alignment) * alignment;
      piece = { weight, form, offset, length };
      this.#pieces.set(key, piece);
      this.#end = offset + length;
    }
    return { dims, dataType, content: { kind: 'file', file: this.#file, offset: piece.offset, length } };
  }

  get plan(): WeightPlan {
    return { pieces: [...this.#pieces.values()], bytes: this.#end };
  }
}

function formOf(weight: StoredWeight, form: WeightPiece['form']) {
  const dims = matrixShape(weight) ?? weight.dims;
  switch (form) {
    case 'int8':
      return { dims, dataType: int8Type, length: countOf(dims) };
    case 'scales': {
      const columns = dims.at(-1) ?? 1;
      return { dims: [columns], dataType: dataTypes.float32, length: 4 * columns };
    }
    case 'float32':
      return { dims, dataType: dataTypes.float32, length: 4 * countOf(dims) };
    case 'stored':
      return { dims: weight.dims, dataType: weight.dataType, length: storedBytes(weight) };
  }
}
