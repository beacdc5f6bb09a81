import { dataTypes, makeNode } from './graph.ts';
import type { OnnxGraph, OnnxNode, OnnxValue } from './graph.ts';
import { intAttribute } from './write-graph.ts';

/**
 * Half precision made single: onnxruntime-node cannot exchange half-precision tensors with Node 24, and the
 * processor has no arithmetic for them. Weights are widened once, when the session folds its constants, so the
 * file may stay small and the steps are as fast as those of the full-size file.
 */
export function widenGraph(graph: OnnxGraph): OnnxGraph {
  const narrow = [...graph.initializers].filter(([, { dataType }]) => dataType === dataTypes.float16);
  const renamed = new Map(narrow.map(([name]) => [name, `${name}/sidecut_narrow`]));
  const widened = narrow.map(([name]) => cast(renamed.get(name) ?? name, name));
  return {
    nodes: [...widened, ...graph.nodes.flatMap(widenNode)],
    initializers: new Map(
      [...graph.initializers].map(([name, tensor]) => [renamed.get(name) ?? name, tensor]),
    ),
    inputs: graph.inputs.map(widenValue),
    outputs: graph.outputs.map(widenValue),
  };
}

export function hasHalfPrecision({ inputs, outputs, initializers }: OnnxGraph): boolean {
  return [...inputs, ...outputs, ...initializers.values()].some(
    ({ dataType }) => dataType === dataTypes.float16,
  );
}

function widenValue(value: OnnxValue): OnnxValue {
  return value.dataType === dataTypes.float16 ? { ...value, dataType: dataTypes.float32 } : value;
}

function cast(from: string, to: string): OnnxNode {
  return { ...makeNode('Cast', [from], [to]), attributes: [intAttribute('to', dataTypes.float32)] };
}

function widenNode(node: OnnxNode): readonly OnnxNode[] {
  if (
    node.operator === 'Cast' &&
    node.attributes.some(({ name, int }) => name === 'to' && int === dataTypes.float16)
  ) {
    return [{ ...node, attributes: [intAttribute('to', dataTypes.float32)] }];
  }
  // Its value may be of half precision; a cast of single precision costs nothing.
  if (node.operator === 'ConstantOfShape' && makesFloats(node)) {
    const narrow = `${node.outputs[0] ?? ''}/sidecut_narrow`;
    return [{ ...node, outputs: [narrow] }, cast(narrow, node.outputs[0] ?? '')];
  }
  return [node];
}

/** Whether the `value` tensor is of half precision: its data_type field (2) holds 10. */
function makesFloats({ attributes }: OnnxNode): boolean {
  const bytes = attributes.find(({ name }) => name === 'value')?.bytes ?? new Uint8Array();
  return bytes.some((byte, index) => byte === 0x10 && bytes[index + 1] === dataTypes.float16);
}
