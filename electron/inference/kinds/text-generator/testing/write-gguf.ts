/** A GGUF file for tests: a header that makes sense, and zeros for weights. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export type MetaValue = string | number | boolean | readonly string[] | readonly number[];

export interface GgufParts {
  readonly version?: number;
  readonly metadata?: Readonly<Record<string, MetaValue>>;
  /** Undefined values take an entry away. */
  readonly without?: readonly string[];
  readonly tensors?: readonly TensorPart[];
  /** Bytes that the file is shorter than its tensors. */
  readonly missingBytes?: number;
  /** Counts other than the true ones. */
  readonly tensorCount?: bigint;
  readonly metadataCount?: bigint;
}

export interface TensorPart {
  readonly name: string;
  readonly dims: readonly (number | bigint)[];
  readonly type: number;
  readonly offset: number | bigint;
}

export const smallMetadata: Readonly<Record<string, MetaValue>> = {
  'general.architecture': 'qwen2',
  'general.name': 'Small',
  'general.file_type': 15,
  'qwen2.block_count': 2,
  'qwen2.context_length': 32_768,
  'qwen2.embedding_length': 64,
  'qwen2.attention.head_count': 4,
  'qwen2.attention.head_count_kv': 2,
  'tokenizer.ggml.model': 'gpt2',
  'tokenizer.ggml.tokens': ['a', 'b', 'c', 'd'],
  'tokenizer.chat_template': '{{ messages }}',
};
/** Of the type F32. */
const smallTensors: readonly TensorPart[] = [
  { name: 'token_embd.weight', dims: [64, 4], type: 0, offset: 0 },
  { name: 'output_norm.weight', dims: [64], type: 0, offset: 1024 },
];
const smallBytes = 1024 + 256;
const alignment = 32;

export function ggufBytes(parts: GgufParts = {}): Buffer {
  const { version = 3, tensors = smallTensors, missingBytes = 0 } = parts;
  const metadata = Object.entries({ ...smallMetadata, ...parts.metadata }).filter(
    ([key]) => !(parts.without ?? []).includes(key),
  );
  const header = Buffer.concat([
    Buffer.from('GGUF'),
    uint32(version),
    uint64(parts.tensorCount ?? tensors.length),
    uint64(parts.metadataCount ?? metadata.length),
    ...metadata.flatMap(([key, value]) => [text(key), ...valueBytes(value)]),
    ...tensors.flatMap(({ name, dims, type, offset }) => [
      text(name),
      uint32(dims.length),
      ...dims.map(uint64),
      uint32(type),
      uint64(offset),
    ]),
  ]);
  const start = Math.ceil(header.length / alignment) * alignment;
  const rest = Math.max(0, start - header.length + smallBytes - missingBytes);
  return Buffer.concat([header, Buffer.alloc(rest)]);
}

export function writeGguf(path: string, parts: GgufParts = {}): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, ggufBytes(parts));
  return path;
}

function valueBytes(value: MetaValue): Buffer[] {
  if (typeof value === 'string') return [uint32(8), text(value)];
  if (typeof value === 'number') return [uint32(4), uint32(value)];
  if (typeof value === 'boolean') return [uint32(7), Buffer.from([Number(value)])];
  const items = value.map((item) => (typeof item === 'string' ? text(item) : uint32(item)));
  return [uint32(9), uint32(typeof value[0] === 'string' ? 8 : 4), uint64(value.length), ...items];
}

export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

export function uint64(value: number | bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([uint64(bytes.length), bytes]);
}
