import { SidecutError } from '../../../../core/errors.ts';
import { openByteSource } from '../../graph/byte-source.ts';
import type { ByteSource } from '../../graph/byte-source.ts';
import { GraphError } from '../../graph/graph-error.ts';
import { readFields, readString } from '../../graph/wire.ts';
import type { Field } from '../../graph/wire.ts';

/** `metadata_props` of ONNX's ModelProto. */
const metadataField = 14;
const charactersKey = 'character';

/**
 * The characters that a recogniser writes, in the order of its classes, the blank left out: a line each in what its file
 * says of itself, the space behind them. Throws `model-unsupported` where it says nothing.
 */
export function readCharacters(path: string): readonly string[] {
  const lines = readMetadata(path)?.split('\n');
  if (lines === undefined) throw new SidecutError('model-unsupported', { reason: 'no-characters', path });
  if (lines.at(-1) === '') lines.pop();
  return [...lines, ' '];
}

function readMetadata(path: string): string | undefined {
  try {
    using source = openByteSource(path);
    for (const field of readFields(source, 0, source.size)) {
      if (field.number !== metadataField) continue;
      const { key, value } = readEntry(source, field);
      if (key === charactersKey) return value;
    }
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
  }
  return undefined;
}

function readEntry(source: ByteSource, entry: Field): { readonly key: string; readonly value: string } {
  let [key, value] = ['', ''];
  for (const field of readFields(source, entry.start, entry.end)) {
    if (field.number === 1) key = readString(source, field);
    else if (field.number === 2) value = readString(source, field);
  }
  return { key, value };
}
