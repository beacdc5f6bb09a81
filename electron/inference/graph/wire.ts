import type { ByteSource } from './byte-source.ts';
import { GraphError } from './graph-error.ts';

/** Protocol Buffers' wire format (protobuf.dev/programming-guides/encoding), as far as ONNX files need it. */
export interface Field {
  readonly number: number;
  readonly type: 'varint' | 'bytes' | 'fixed32' | 'fixed64';
  /** The number of a `varint`; larger ones than 2^53 lose their low bits, which no ONNX field that we read needs. */
  readonly value: number;
  /** Content of `bytes` and fixed fields. */
  readonly start: number;
  readonly end: number;
}

const maxVarintBytes = 10;

/** The fields of the message in `[start, end)`. */
export function* readFields(source: ByteSource, start: number, end: number): Generator<Field> {
  if (end > source.size) throw new GraphError('a message is longer than the file');
  let position = start;
  while (position < end) {
    const tag = readVarint(source, position);
    position = tag.next;
    const number = Math.floor(tag.value / 8);
    const content = readContent(source, tag.value % 8, position);
    if (number === 0 || content.end > end) throw new GraphError('a field runs over its message');
    yield { number, ...content };
    position = content.end;
  }
}

function readContent(source: ByteSource, wireType: number, position: number): Omit<Field, 'number'> {
  switch (wireType) {
    case 0: {
      const { value, next } = readVarint(source, position);
      return { type: 'varint', value, start: position, end: next };
    }
    case 1:
      return { type: 'fixed64', value: 0, start: position, end: position + 8 };
    case 2: {
      const { value: length, next } = readVarint(source, position);
      return { type: 'bytes', value: 0, start: next, end: next + length };
    }
    case 5:
      return { type: 'fixed32', value: 0, start: position, end: position + 4 };
    default:
      throw new GraphError(`unknown wire type ${String(wireType)}`);
  }
}

function readVarint(source: ByteSource, position: number): { readonly value: number; readonly next: number } {
  let value = 0;
  let factor = 1;
  for (let index = 0; index < maxVarintBytes; index++) {
    const byte = source.byteAt(position + index);
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) return { value: asSigned(value), next: position + index + 1 };
    factor *= 128;
  }
  throw new GraphError('a number is too long');
}

/** Negative numbers are written as their 64-bit complement. */
function asSigned(value: number): number {
  return value >= 2 ** 63 ? value - 2 ** 64 : value;
}

const strings = new TextDecoder('utf-8', { fatal: true });
/** Names in real graphs are shorter by far. */
const maxString = 64 * 1024;

export function readString(source: ByteSource, { start, end }: Field): string {
  if (end - start > maxString) throw new GraphError('a name is too long');
  try {
    return strings.decode(source.slice(start, end));
  } catch {
    throw new GraphError('a name is not UTF-8');
  }
}

/** Numbers of a repeated field, packed or single. */
export function readNumbers(source: ByteSource, field: Field): readonly number[] {
  if (field.type === 'varint') return [field.value];
  const numbers: number[] = [];
  for (let position = field.start; position < field.end;) {
    const { value, next } = readVarint(source, position);
    if (numbers.push(value) > 65_536) throw new GraphError('a list is too long');
    position = next;
  }
  return numbers;
}

/** Bytes of a message under construction. */
export class MessageWriter {
  readonly #parts: Uint8Array[] = [];
  #length = 0;

  varint(field: number, value: number): this {
    return this.#push(encodeVarint(field * 8)).#push(encodeVarint(value));
  }

  bytes(field: number, content: Uint8Array): this {
    return this.#push(encodeVarint(field * 8 + 2))
      .#push(encodeVarint(content.length))
      .#push(content);
  }

  string(field: number, text: string): this {
    return this.bytes(field, new TextEncoder().encode(text));
  }

  /** In single precision. */
  float(field: number, value: number): this {
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setFloat32(0, value, true);
    return this.#push(encodeVarint(field * 8 + 5)).#push(bytes);
  }

  message(field: number, write: (writer: MessageWriter) => void): this {
    const inner = new MessageWriter();
    write(inner);
    return this.bytes(field, inner.finish());
  }

  /** Fields that are encoded already. */
  raw(fields: Uint8Array): this {
    return this.#push(fields);
  }

  finish(): Uint8Array {
    const whole = new Uint8Array(this.#length);
    let at = 0;
    for (const part of this.#parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  #push(part: Uint8Array): this {
    this.#parts.push(part);
    this.#length += part.length;
    return this;
  }
}

function encodeVarint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    bytes.push(rest > 0n ? low | 0x80 : low);
  } while (rest > 0n);
  return Uint8Array.from(bytes);
}
