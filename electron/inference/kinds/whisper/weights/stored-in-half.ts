import { openByteSource } from '../../../graph/byte-source.ts';
import type { ByteSource } from '../../../graph/byte-source.ts';
import { dataTypes } from '../../../graph/graph.ts';
import { readFields } from '../../../graph/wire.ts';
import type { Field } from '../../../graph/wire.ts';

/** Fields of onnx.proto. */
const [graphOfModel, initializerOfGraph, dataTypeOfTensor] = [7, 5, 2];

/**
 * Whether the weights of a graph are in half precision, whatever it computes in: so are those that refer to the float16 file
 * of another program, or of a package. Reads their types alone; false for what can't be read.
 */
export function isStoredInHalf(graph: string): boolean {
  try {
    return hasHalfWeights(graph);
  } catch {
    return false;
  }
}

function hasHalfWeights(file: string): boolean {
  using source = openByteSource(file);
  for (const graph of fieldsOf(source, { start: 0, end: source.size }, graphOfModel)) {
    for (const weights of fieldsOf(source, graph, initializerOfGraph)) {
      for (const type of fieldsOf(source, weights, dataTypeOfTensor)) {
        if (type.value === dataTypes.float16) return true;
      }
    }
  }
  return false;
}

function* fieldsOf(
  source: ByteSource,
  { start, end }: Pick<Field, 'start' | 'end'>,
  number: number,
): Generator<Field> {
  for (const field of readFields(source, start, end)) if (field.number === number) yield field;
}
