import { damagedWeights } from '../../../model-folder/damaged-weights.ts';
import type { HeaderReader } from '../../../model-folder/header-reader.ts';

/** The largest models have some thousand. */
const maxTensors = 20_000;
const maxNameBytes = 256;
/** ggml.h, `GGML_MAX_DIMS` */
const maxDims = 4;

/** Reads the table of tensors and checks that each lies inside the file. */
export function readTensors(
  reader: HeaderReader,
  count: number,
  alignment: number,
): { readonly parameters: number } {
  const { path, size } = reader;
  const aligned = Number.isInteger(alignment) && alignment > 0 && alignment <= 65_536;
  if (count < 1 || count > maxTensors || !aligned) throw damagedWeights(path, 'header');
  const tensors = Array.from({ length: count }, () => readTensor(reader));
  const start = Math.ceil(reader.position / alignment) * alignment;
  for (const { name, offset, bytes } of tensors)
    if (offset % alignment !== 0 || start + offset + bytes > size)
      throw damagedWeights(path, 'outside', name);
  return { parameters: tensors.reduce((sum, { elements }) => sum + elements, 0) };
}

function readTensor(reader: HeaderReader) {
  const nameBytes = reader.uint64();
  if (nameBytes < 1 || nameBytes > maxNameBytes) throw damagedWeights(reader.path, 'header');
  const name = reader.text(nameBytes);
  const rank = reader.uint32();
  if (rank > maxDims) throw damagedWeights(reader.path, 'header', name);
  let elements = 1;
  for (let dim = 0; dim < rank; dim++) elements *= reader.uint64();
  const type = reader.uint32();
  const offset = reader.uint64();
  // A form that is new to us has at least a bit for each number.
  const [blockLength, blockBytes] = blocks[type] ?? [8, 1];
  return { name, elements, offset, bytes: Math.ceil(elements / blockLength) * blockBytes };
}

/** ggml.h, `ggml_type`: numbers of a block, and its bytes. */
const blocks: Readonly<Record<number, readonly [length: number, bytes: number]>> = {
  ...{ 0: [1, 4], 1: [1, 2], 2: [32, 18], 3: [32, 20], 6: [32, 22], 7: [32, 24], 8: [32, 34], 9: [32, 36] },
  ...{ 10: [256, 84], 11: [256, 110], 12: [256, 144], 13: [256, 176], 14: [256, 210], 15: [256, 292] },
  ...{ 16: [256, 66], 17: [256, 74], 18: [256, 98], 19: [256, 50], 20: [32, 18], 21: [256, 110] },
  ...{ 22: [256, 82], 23: [256, 136], 24: [1, 1], 25: [1, 2], 26: [1, 4], 27: [1, 8], 28: [1, 8] },
  ...{ 29: [256, 56], 30: [1, 2], 34: [256, 54], 35: [256, 66], 39: [32, 17] },
};
