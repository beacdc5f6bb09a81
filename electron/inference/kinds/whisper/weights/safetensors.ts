import { z } from 'zod';
import { HeaderReader } from '../../../model-folder/header-reader.ts';
import { count, floatBytes } from './weight-table.ts';
import type { FloatType, StoredTensor, WeightTable } from './weight-table.ts';
import { damagedWeights } from '../../../model-folder/damaged-weights.ts';

/* safetensors (its format section): the length of a JSON header in 8 bytes, the header, the content. */

/** Headers of the largest Whisper have 200 KB. */
const maxHeaderBytes = 16 * 1024 ** 2;
/** As of CTranslate2: it is told where something is wrong with it. */
const maxName = 512;

const entrySchema = z.looseObject({
  dtype: z.string().max(32),
  shape: z.array(z.int().nonnegative()).max(8),
  data_offsets: z.tuple([z.int().nonnegative(), z.int().nonnegative()]),
});
const headerSchema = z.record(z.string(), z.unknown());

const floats: Readonly<Record<string, FloatType>> = { F32: 'float32', F16: 'float16', BF16: 'bfloat16' };

/** @param files of one model; more than one where it is sharded */
export function readSafetensors(files: readonly string[]): WeightTable {
  const tensors = new Map<string, StoredTensor>();
  for (const [index, file] of files.entries()) readFile(file, index, tensors);
  return {
    format: 'safetensors',
    files,
    find: (name) => tensors.get(`model.${name}`) ?? tensors.get(name),
    heads: undefined,
  };
}

function readFile(path: string, file: number, tensors: Map<string, StoredTensor>): void {
  using reader = new HeaderReader(path);
  const headerBytes = reader.uint64();
  if (headerBytes > maxHeaderBytes) throw damagedWeights(path, 'header');
  const header = parseHeader(path, reader.text(headerBytes));
  const start = reader.position;
  for (const [name, value] of Object.entries(header)) {
    if (name === '__metadata__') continue;
    if (name.length > maxName) throw damagedWeights(path, 'header', name.slice(0, maxName));
    const entry = entrySchema.safeParse(value);
    if (!entry.success) throw damagedWeights(path, 'header', name);
    const { dtype, shape, data_offsets: offsets } = entry.data;
    const length = offsets[1] - offsets[0];
    if (length < 0 || start + offsets[1] > reader.size) throw damagedWeights(path, 'outside', name);
    const type = floats[dtype];
    if (type !== undefined && length !== count(shape) * floatBytes[type])
      throw damagedWeights(path, 'shape', name);
    tensors.set(name, {
      file,
      dims: shape,
      type: type ?? { quantised: dtype },
      offset: start + offsets[0],
      length,
    });
  }
}

function parseHeader(path: string, text: string): Readonly<Record<string, unknown>> {
  try {
    return headerSchema.parse(JSON.parse(text));
  } catch {
    throw damagedWeights(path, 'header');
  }
}
