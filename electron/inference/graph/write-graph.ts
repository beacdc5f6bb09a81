import { GraphError } from './graph-error.ts';
import type { OnnxAttribute, OnnxModel, OnnxNode, OnnxTensor, OnnxValue } from './graph.ts';
import { MessageWriter } from './wire.ts';

/** The model as an ONNX file whose large weights stay where they are (external data by file, offset, length). */
export function writeModel(model: OnnxModel): Uint8Array {
  const { graph } = model;
  const writer = new MessageWriter().varint(1, model.irVersion).string(2, 'sidecut');
  writer.message(7, (message) => {
    for (const node of graph.nodes)
      message.message(1, (inner) => {
        writeNode(inner, node);
      });
    message.string(2, 'sidecut');
    for (const [name, tensor] of graph.initializers) {
      message.message(5, (inner) => {
        writeTensor(inner, name, tensor);
      });
    }
    for (const value of graph.inputs)
      message.message(11, (inner) => {
        writeValue(inner, value);
      });
    for (const value of graph.outputs)
      message.message(12, (inner) => {
        writeValue(inner, value);
      });
  });
  for (const imported of model.opsetImports) writer.bytes(8, imported);
  return writer.finish();
}

/** The model with operators of another domain to choose from. */
export function importDomain(model: OnnxModel, domain: string, version: number): OnnxModel {
  // An OperatorSetIdProto begins with its domain.
  const { length } = domain;
  const known = model.opsetImports.some(
    (bytes) => new TextDecoder().decode(bytes.subarray(2, 2 + length)) === domain,
  );
  if (known) return model;
  const added = new MessageWriter().string(1, domain).varint(2, version).finish();
  return { ...model, opsetImports: [...model.opsetImports, added] };
}

function writeNode(writer: MessageWriter, node: OnnxNode): void {
  for (const input of node.inputs) writer.string(1, input);
  for (const output of node.outputs) writer.string(2, output);
  writer.string(3, node.name).string(4, node.operator);
  for (const { name, bytes, graph } of node.attributes) {
    if (graph) throw new GraphError(`the node "${node.name}" has a branch in "${name}"`);
    writer.bytes(5, bytes);
  }
  if (node.domain !== '') writer.string(7, node.domain);
}

function writeTensor(writer: MessageWriter, name: string, { dims, dataType, content }: OnnxTensor): void {
  for (const size of dims) writer.varint(1, size);
  writer.varint(2, dataType).string(8, name);
  if (content.kind === 'inline') {
    writer.raw(content.fields);
    return;
  }
  const entry = (key: string, value: string): void => {
    writer.message(13, (inner) => {
      inner.string(1, key).string(2, value);
    });
  };
  entry('location', content.file);
  entry('offset', String(content.offset));
  if (content.length !== undefined) entry('length', String(content.length));
  writer.varint(14, 1);
}

function writeValue(writer: MessageWriter, { name, dataType, shape }: OnnxValue): void {
  writer.string(1, name).message(2, (type) => {
    type.message(1, (tensor) => {
      tensor.varint(1, dataType);
      if (!shape) return;
      tensor.message(2, (message) => {
        for (const size of shape) {
          message.message(1, (dimension) => {
            if (size !== undefined) dimension.varint(1, size);
          });
        }
      });
    });
  });
}

/** AttributeProto.type */
const attributeTypes = { float: 1, int: 2, string: 3, ints: 7 } as const;

export function intAttribute(name: string, value: number): OnnxAttribute {
  const bytes = new MessageWriter().string(1, name).varint(3, value).varint(20, attributeTypes.int).finish();
  return { name, bytes, int: value, ints: [], graph: undefined };
}

export function floatAttribute(name: string, value: number): OnnxAttribute {
  const bytes = new MessageWriter().string(1, name).float(2, value).varint(20, attributeTypes.float).finish();
  return { name, bytes, int: undefined, ints: [], graph: undefined };
}

export function intsAttribute(name: string, values: readonly number[]): OnnxAttribute {
  const writer = new MessageWriter().string(1, name);
  for (const value of values) writer.varint(8, value);
  return {
    name,
    bytes: writer.varint(20, attributeTypes.ints).finish(),
    int: undefined,
    ints: values,
    graph: undefined,
  };
}

export function stringAttribute(name: string, value: string): OnnxAttribute {
  const bytes = new MessageWriter()
    .string(1, name)
    .string(4, value)
    .varint(20, attributeTypes.string)
    .finish();
  return { name, bytes, int: undefined, ints: [], graph: undefined };
}

/** A list of 64-bit integers as an initializer. */
export function intsTensor(values: readonly number[], dims: readonly number[] = [values.length]): OnnxTensor {
  const bytes = new Uint8Array(BigInt64Array.from(values, BigInt).buffer);
  const fields = new MessageWriter().bytes(9, bytes).finish();
  return { dims, dataType: 7, content: { kind: 'inline', fields } };
}
