import { dataTypes, makeNode } from '../../../graph/graph.ts';
import type { OnnxModel, OnnxNode, OnnxValue } from '../../../graph/graph.ts';
import { MessageWriter } from '../../../graph/wire.ts';
import { intAttribute, writeModel } from '../../../graph/write-graph.ts';

/** int64 `[new rows]`: where each comes from. */
export const rowsInput = 'rows';
/** int64 `[8]`: ONNX pads of the four dimensions; only the third grows, at its end. */
export const growthInput = 'growth';

export function rearranged(name: string): string {
  return `${name}/rearranged`;
}

const opset = 17;

/** A small graph that picks rows of the named tensors, `[rows, heads, length, width]`, and may lengthen them. */
export function writeRearrangeGraph(names: readonly string[], grows: boolean): Uint8Array {
  const nodes: OnnxNode[] = names.flatMap((name) => {
    const picked = grows ? `${name}/picked` : rearranged(name);
    const gather = {
      ...makeNode('Gather', [name, rowsInput], [picked]),
      attributes: [intAttribute('axis', 0)],
    };
    return grows ? [gather, makeNode('Pad', [picked, growthInput], [rearranged(name)])] : [gather];
  });
  const four = [undefined, undefined, undefined, undefined];
  const float = (name: string): OnnxValue => ({ name, dataType: dataTypes.float32, shape: four });
  const int64 = (name: string, size?: number): OnnxValue => ({
    name,
    dataType: dataTypes.int64,
    shape: [size],
  });
  const model: OnnxModel = {
    irVersion: 8,
    opset,
    opsetImports: [new MessageWriter().string(1, '').varint(2, opset).finish()],
    graph: {
      nodes,
      initializers: new Map(),
      inputs: [...names.map(float), int64(rowsInput), ...(grows ? [int64(growthInput, 8)] : [])],
      outputs: names.map(rearranged).map(float),
    },
  };
  return writeModel(model);
}
