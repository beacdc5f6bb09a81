import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { openByteSource } from '../byte-source.ts';
import type { ByteSource } from '../byte-source.ts';
import { GraphError } from '../graph-error.ts';
import { dataTypes } from '../graph.ts';
import { widenHalfFloats } from './half-floats.ts';
import { roundMatrix, transposeMatrix } from './round-matrix.ts';
import { countOf, matrixShape, storedBytes } from './stored-weights.ts';
import type { StoredWeight } from './stored-weights.ts';
import type { WeightPiece, WeightPlan } from './weight-plan.ts';

export interface WriteSettings {
  /** Folder of the graph whose weights are read. */
  readonly from: string;
  /** The file that is made; must not be there yet. */
  readonly to: string;
  /** Largest whole number of rounded weights. */
  readonly max: number;
  readonly signal: AbortSignal;
  /** Bytes of the new file that were written since the last call. */
  readonly onBytes: (bytes: number) => void;
}

/**
 * Writes what the plan says and returns its SHA-256. One weight is held at a time. Throws GraphError where a weight is not
 * where the graph says, and as the file system does.
 */
export async function writeWeights({ pieces }: WeightPlan, settings: WriteSettings): Promise<string> {
  const { from, to, max, signal, onBytes } = settings;
  const hash = createHash('sha256');
  using sources = openSources(from);
  await using file = await open(to, 'wx');
  let end = 0;
  const write = async (bytes: Uint8Array) => {
    hash.update(bytes);
    await file.writeFile(bytes);
    end += bytes.length;
    onBytes(bytes.length);
  };
  let scales: Float32Array | undefined;
  for (const piece of pieces) {
    signal.throwIfAborted();
    await write(new Uint8Array(piece.offset - end));
    if (piece.form === 'scales') await write(bytesOf(scales!));
    else if (piece.form === 'int8') {
      const rounded = roundWeight(sources, piece.weight, max);
      scales = rounded.scales;
      await write(bytesOf(rounded.values));
    } else await write(copyOf(sources, piece));
  }
  await file.sync();
  return hash.digest('hex');
}

function roundWeight(sources: Sources, weight: StoredWeight, max: number) {
  const [rows, columns] = matrixShape(weight)!;
  return roundMatrix(sources.numbers(weight), { rows, columns, transposed: weight.transposed }, max);
}

function copyOf(sources: Sources, { form, weight }: WeightPiece): Uint8Array {
  if (form === 'stored') return sources.bytes(weight);
  const numbers = sources.numbers(weight);
  const [columns, rows] = weight.transposed ? matrixShape(weight)! : [];
  return bytesOf(
    rows === undefined || columns === undefined ? numbers : transposeMatrix(numbers, rows, columns),
  );
}

function bytesOf({ buffer, byteOffset, byteLength }: Int8Array | Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

interface Sources extends Disposable {
  bytes(weight: StoredWeight): Uint8Array;
  /** As stored, in single precision. */
  numbers(weight: StoredWeight): Float32Array;
}

function openSources(folder: string): Sources {
  const opened = new Map<string, ByteSource>();
  const bytes = (weight: StoredWeight) => {
    const { file, offset, length = storedBytes(weight) } = weight.file;
    if (length !== storedBytes(weight)) throw new GraphError('a weight has another size than its shape');
    let source = opened.get(file);
    if (!source) opened.set(file, (source = openByteSource(join(folder, file))));
    return source.slice(offset, offset + length);
  };
  return {
    bytes,
    numbers: (weight) => {
      const read = bytes(weight);
      const numbers =
        weight.dataType === dataTypes.float16
          ? widenHalfFloats(read)
          : new Float32Array(read.buffer, 0, countOf(weight.dims));
      return numbers;
    },
    [Symbol.dispose]: () => {
      for (const source of opened.values()) source[Symbol.dispose]();
    },
  };
}
