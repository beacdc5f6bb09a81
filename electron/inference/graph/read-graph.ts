import { basename } from 'node:path';
import { openByteSource } from './byte-source.ts';
import type { ByteSource } from './byte-source.ts';
import { GraphError } from './graph-error.ts';
import type {
  OnnxAttribute,
  OnnxGraph,
  OnnxModel,
  OnnxNode,
  OnnxTensor,
  OnnxValue,
  TensorContent,
} from './graph.ts';
import { readFields, readNumbers, readString } from './wire.ts';
import type { Field } from './wire.ts';

/** Larger tensors stay in the file and are referred to by position. */
const inlineBytes = 1024;
/** Bounds for hostile files: real decoders have some thousand nodes and two levels of graphs. */
const maxNodes = 100_000;
const maxGraphDepth = 4;
const maxAttribute = 1024 ** 2;

interface Context {
  readonly source: ByteSource;
  readonly file: string;
  nodes: number;
}

/** Reads the structure of an ONNX file; weights are not read. Throws GraphError for anything unusual. */
export function readModel(path: string): OnnxModel {
  using source = openByteSource(path);
  const context: Context = { source, file: basename(path), nodes: 0 };
  let irVersion = 8;
  let graph: OnnxGraph | undefined;
  const opsetImports: Uint8Array[] = [];
  let opset = 0;
  for (const field of readFields(source, 0, source.size)) {
    if (field.number === 1) irVersion = field.value;
    else if (field.number === 7) graph = readGraph(context, field, 0);
    else if (field.number === 8) {
      opsetImports.push(source.slice(field.start, field.end));
      opset = Math.max(opset, standardOpset(source, field));
    } else if (field.number === 25) throw new GraphError('the model defines functions of its own');
  }
  if (!graph) throw new GraphError('the file holds no graph');
  return { irVersion, opset, opsetImports, graph };
}

function standardOpset(source: ByteSource, message: Field): number {
  let domain = '';
  let version = 0;
  for (const field of readFields(source, message.start, message.end)) {
    if (field.number === 1) domain = readString(source, field);
    else if (field.number === 2) version = field.value;
  }
  return domain === '' || domain === 'ai.onnx' ? version : 0;
}

function readGraph(context: Context, message: Field, depth: number): OnnxGraph {
  if (depth > maxGraphDepth) throw new GraphError('graphs are nested too deeply');
  const nodes: OnnxNode[] = [];
  const initializers = new Map<string, OnnxTensor>();
  const inputs: OnnxValue[] = [];
  const outputs: OnnxValue[] = [];
  for (const field of readFields(context.source, message.start, message.end)) {
    if (field.number === 1) readNode(context, field, depth, nodes, initializers);
    else if (field.number === 5) {
      const { name, tensor } = readTensor(context, field);
      initializers.set(name, tensor);
    } else if (field.number === 11) inputs.push(readValue(context.source, field));
    else if (field.number === 12) outputs.push(readValue(context.source, field));
    else if (field.number === 15) throw new GraphError('the graph has sparse weights');
  }
  return { nodes, initializers, inputs, outputs };
}

/** A `Constant` becomes an initializer: the same to ONNX, and its data may stay in the file. */
function readNode(
  context: Context,
  message: Field,
  depth: number,
  nodes: OnnxNode[],
  initializers: Map<string, OnnxTensor>,
): void {
  if (++context.nodes > maxNodes) throw new GraphError('the graph has too many nodes');
  const { source } = context;
  let [name, operator, domain] = ['', '', ''];
  const inputs: string[] = [];
  const outputs: string[] = [];
  const attributes: Field[] = [];
  for (const field of readFields(source, message.start, message.end)) {
    if (field.number === 1) inputs.push(readString(source, field));
    else if (field.number === 2) outputs.push(readString(source, field));
    else if (field.number === 3) name = readString(source, field);
    else if (field.number === 4) operator = readString(source, field);
    else if (field.number === 5) attributes.push(field);
    else if (field.number === 7) domain = readString(source, field);
  }
  const [only] = attributes;
  const constant = operator === 'Constant' && only ? readConstant(context, only) : undefined;
  if (constant) initializers.set(outputs[0] ?? '', constant);
  else {
    const read = attributes.map((attribute) => readAttribute(context, attribute, depth));
    nodes.push({
      name,
      operator,
      domain: domain === 'ai.onnx' ? '' : domain,
      inputs,
      outputs,
      attributes: read,
    });
  }
}

function readConstant(context: Context, message: Field): OnnxTensor | undefined {
  for (const field of readFields(context.source, message.start, message.end)) {
    if (field.number === 5) return readTensor(context, field).tensor;
  }
  return undefined;
}

function readAttribute(context: Context, message: Field, depth: number): OnnxAttribute {
  const { source } = context;
  let name = '';
  let int: number | undefined;
  const ints: number[] = [];
  let graph: OnnxGraph | undefined;
  for (const field of readFields(source, message.start, message.end)) {
    if (field.number === 1) name = readString(source, field);
    else if (field.number === 3) int = field.value;
    else if (field.number === 6) graph = readGraph(context, field, depth + 1);
    else if (field.number === 8) ints.push(...readNumbers(source, field));
  }
  // A branch is never written again as it stands; everything else is.
  if (!graph && message.end - message.start > maxAttribute)
    throw new GraphError(`attribute "${name}" is too large`);
  return {
    name,
    bytes: graph ? new Uint8Array() : source.slice(message.start, message.end),
    int,
    ints,
    graph,
  };
}

function readTensor(
  context: Context,
  message: Field,
): { readonly name: string; readonly tensor: OnnxTensor } {
  const { source } = context;
  let name = '';
  let dataType = 0;
  const dims: number[] = [];
  const data: Field[] = [];
  const external = new Map<string, string>();
  for (const field of readFields(source, message.start, message.end)) {
    if (field.number === 1) dims.push(...readNumbers(source, field));
    else if (field.number === 2) dataType = field.value;
    else if (field.number === 8) name = readString(source, field);
    else if (field.number === 13) external.set(...readEntry(source, field));
    else if ([4, 5, 6, 7, 9, 10, 11].includes(field.number)) data.push(field);
  }
  const content = external.size > 0 ? externalContent(external) : ownContent(context, data, name);
  return { name, tensor: { dims, dataType, content } };
}

function ownContent({ source, file }: Context, data: readonly Field[], name: string): TensorContent {
  const [only] = data;
  // Field 9 is raw_data; a packed float_data (4) is the same bytes.
  if (data.length === 1 && only?.type === 'bytes' && [4, 9].includes(only.number)) {
    const length = only.end - only.start;
    if (length > inlineBytes) return { kind: 'file', file, offset: only.start, length };
  }
  const size = data.reduce((sum, field) => sum + field.end - field.start, 0);
  if (size > maxAttribute) throw new GraphError(`the weights of "${name}" are stored in an unusual way`);
  return { kind: 'inline', fields: copyFields(source, data) };
}

function copyFields(source: ByteSource, fields: readonly Field[]): Uint8Array {
  const parts = fields.map((field) => {
    // The tag and the length stand before the content; both are found again by their known encoding.
    const header = fieldHeader(field);
    const content = source.slice(field.start, field.end);
    return [...header, ...content];
  });
  return Uint8Array.from(parts.flat());
}

const wireTypes = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

function fieldHeader({ number, type, start, end }: Field): readonly number[] {
  const header = [number * 8 + wireTypes[type]];
  if (type !== 'bytes') return header;
  let length = end - start;
  for (; length >= 0x80; length = Math.floor(length / 128)) header.push((length % 128) | 0x80);
  return [...header, length];
}

function readEntry(source: ByteSource, message: Field): [string, string] {
  let [key, value] = ['', ''];
  for (const field of readFields(source, message.start, message.end)) {
    if (field.number === 1) key = readString(source, field);
    else if (field.number === 2) value = readString(source, field);
  }
  return [key, value];
}

/** External data must lie in the model's own folder: a path would let a model file read anything. */
function externalContent(entries: ReadonlyMap<string, string>): TensorContent {
  const file = entries.get('location') ?? '';
  if (file === '' || file === '..' || /[/\\]/.test(file))
    throw new GraphError('external weights lie elsewhere');
  const number = (key: string): number | undefined => {
    const text = entries.get(key);
    if (text === undefined) return undefined;
    if (!/^\d{1,15}$/.test(text)) throw new GraphError(`external weights have a wrong ${key}`);
    return Number(text);
  };
  return { kind: 'file', file, offset: number('offset') ?? 0, length: number('length') };
}

function readValue(source: ByteSource, message: Field): OnnxValue {
  let name = '';
  let dataType = 0;
  let shape: (number | undefined)[] | undefined;
  for (const field of readFields(source, message.start, message.end)) {
    if (field.number === 1) name = readString(source, field);
    if (field.number !== 2) continue;
    for (const type of readFields(source, field.start, field.end)) {
      if (type.number !== 1) throw new GraphError(`"${name}" is not a tensor`);
      for (const part of readFields(source, type.start, type.end)) {
        if (part.number === 1) dataType = part.value;
        else if (part.number === 2) shape = readShape(source, part);
      }
    }
  }
  return { name, dataType, shape };
}

function readShape(source: ByteSource, message: Field): (number | undefined)[] {
  const shape: (number | undefined)[] = [];
  for (const dimension of readFields(source, message.start, message.end)) {
    let size: number | undefined;
    for (const field of readFields(source, dimension.start, dimension.end)) {
      if (field.number === 1) size = field.value;
    }
    shape.push(size);
  }
  return shape;
}
