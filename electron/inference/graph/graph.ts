/** The parts of an ONNX model that are read, changed and written again (field numbers: onnx/onnx.proto). */
export interface OnnxModel {
  readonly irVersion: number;
  /** Version of the standard operators. */
  readonly opset: number;
  /** OperatorSetIdProto messages, as read. */
  readonly opsetImports: readonly Uint8Array[];
  readonly graph: OnnxGraph;
}

export interface OnnxGraph {
  readonly nodes: readonly OnnxNode[];
  readonly initializers: ReadonlyMap<string, OnnxTensor>;
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
}

export interface OnnxNode {
  readonly name: string;
  readonly operator: string;
  readonly domain: string;
  /** An empty name stands for an optional input that is not given. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: readonly OnnxAttribute[];
}

export interface OnnxAttribute {
  readonly name: string;
  /** The whole AttributeProto. */
  readonly bytes: Uint8Array;
  readonly int: number | undefined;
  readonly ints: readonly number[];
  /** Branches of an `If`. */
  readonly graph: OnnxGraph | undefined;
}

/** TensorProto.DataType of the types that matter here. */
export const dataTypes = { float32: 1, int64: 7, float16: 10 } as const;

export interface OnnxTensor {
  readonly dims: readonly number[];
  readonly dataType: number;
  readonly content: TensorContent;
}

export type TensorContent =
  /** Encoded data fields of a small TensorProto. */
  | { readonly kind: 'inline'; readonly fields: Uint8Array }
  /** Bytes of a file in the model's folder: the model file itself or its external data. */
  | {
      readonly kind: 'file';
      readonly file: string;
      readonly offset: number;
      readonly length: number | undefined;
    };

export interface OnnxValue {
  readonly name: string;
  readonly dataType: number;
  /** Undefined where the size is not fixed; no array when not even the rank is known. */
  readonly shape: readonly (number | undefined)[] | undefined;
}

/** The shape with some sizes left open: exports fix what was only an example. */
export function freeSizes(shape: OnnxValue['shape'], places: readonly number[]): OnnxValue['shape'] {
  return shape?.map((size, index) => (places.includes(index) ? undefined : size));
}

export function makeNode(
  operator: string,
  inputs: readonly string[],
  outputs: readonly string[],
  attributes: readonly OnnxAttribute[] = [],
): OnnxNode {
  return { name: `sidecut/${outputs[0] ?? operator}`, operator, domain: '', inputs, outputs, attributes };
}
