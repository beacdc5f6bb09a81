import type { ByteSource } from '../byte-source.ts';
import { GraphError } from '../graph-error.ts';
import { dataTypes } from '../graph.ts';
import type { OnnxTensor } from '../graph.ts';
import { MessageWriter, readFields, readNumbers } from '../wire.ts';
import { intsTensor } from '../write-graph.ts';

/** Shapes and scales: more numbers are weights. */
const maxNumbers = 16;
/** Fields of a TensorProto. */
const fields = { int64Data: 7, raw: 9 } as const;

/** A few integers or single-precision numbers that lie in the graph itself; undefined for everything else. */
export function readConstant({ dims, dataType, content }: OnnxTensor): readonly number[] | undefined {
  const count = dims.reduce((product, size) => product * size, 1);
  if (content.kind !== 'inline' || dims.length > 1 || count > maxNumbers) return undefined;
  const source = bytesAsSource(content.fields);
  for (const field of readFields(source, 0, source.size)) {
    const isList = field.number === fields.int64Data && dataType === dataTypes.int64;
    const numbers = isList
      ? readNumbers(source, field)
      : field.number === fields.raw
        ? readRaw(source.slice(field.start, field.end), dataType)
        : undefined;
    return numbers?.length === count ? numbers : undefined;
  }
  return undefined;
}

function readRaw(bytes: Uint8Array, dataType: number): readonly number[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const all = (size: number, read: (at: number) => number) =>
    Array.from({ length: Math.floor(bytes.length / size) }, (_, index) => read(index * size));
  if (dataType === dataTypes.int64) return all(8, (at) => Number(view.getBigInt64(at, true)));
  if (dataType === dataTypes.float32) return all(4, (at) => view.getFloat32(at, true));
  return undefined;
}

/** The opposite, for a list (`dims` of one size) or a single number (no `dims`). */
export function writeConstant(
  numbers: readonly number[],
  dataType: number,
  dims: readonly number[],
): OnnxTensor {
  if (dataType === dataTypes.int64) return intsTensor(numbers, dims);
  const bytes = new Uint8Array(Float32Array.from(numbers).buffer);
  return {
    dims,
    dataType: dataTypes.float32,
    content: { kind: 'inline', fields: new MessageWriter().bytes(fields.raw, bytes).finish() },
  };
}

function bytesAsSource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    byteAt: (position) => {
      const byte = bytes[position];
      if (byte === undefined) throw new GraphError('a constant ends too early');
      return byte;
    },
    slice: (start, end) => bytes.slice(start, end),
    [Symbol.dispose]: () => undefined,
  };
}
