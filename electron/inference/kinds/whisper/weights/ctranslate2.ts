import { HeaderReader } from '../../../model-folder/header-reader.ts';
import { count, sliceRows } from './weight-table.ts';
import type { StoredTensor, StoredType, WeightTable } from './weight-table.ts';
import { damagedWeights } from '../../../model-folder/damaged-weights.ts';
import { notWhisperWeights } from './weights-failure.ts';

/*
 * `model.bin` of CTranslate2 (python/ctranslate2/specs/model_spec.py, `_serialize`): names, shapes and types, each
 * before its content.
 */

/** From this version on a variable tells its type; no Whisper model was converted by an older one. */
const minVersion = 4;
const maxVersion = 6;
const maxVariables = 20_000;
const maxName = 512;
const maxRank = 8;

/** ctranslate2/types.h, `DataType` */
const types: Readonly<Record<number, StoredType>> = {
  0: 'float32',
  1: { quantised: 'int8' },
  2: { quantised: 'int16' },
  3: { quantised: 'int32' },
  4: 'float16',
  5: 'bfloat16',
};
const typeBytes: Readonly<Record<number, number>> = { 0: 4, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2 };

export function readCTranslate2(path: string): WeightTable {
  const variables = readVariables(path);
  return {
    format: 'ctranslate2',
    files: [path],
    find: (name) => findVariable(variables, name),
    heads: undefined,
  };
}

function readVariables(path: string): ReadonlyMap<string, StoredTensor> {
  using reader = new HeaderReader(path);
  const version = reader.uint32();
  if (version < minVersion || version > maxVersion) throw notWhisperWeights(path);
  if (readName(reader) !== 'WhisperSpec') throw notWhisperWeights(path);
  reader.uint32();
  const variables = new Map<string, StoredTensor>();
  const total = reader.uint32();
  if (total > maxVariables) throw damagedWeights(path, 'header');
  for (let index = 0; index < total; index++) {
    const name = readName(reader);
    variables.set(name, readVariable(reader, name));
  }
  return variables;
}

function readVariable(reader: HeaderReader, name: string): StoredTensor {
  const rank = reader.uint8();
  if (rank > maxRank) throw damagedWeights(reader.path, 'header', name);
  const dims = Array.from({ length: rank }, () => reader.uint32());
  const typeId = reader.uint8();
  const type = types[typeId];
  const length = reader.uint32();
  if (type === undefined || length !== count(dims) * (typeBytes[typeId] ?? 0))
    throw damagedWeights(reader.path, 'header', name);
  const offset = reader.position;
  if (offset + length > reader.size) throw damagedWeights(reader.path, 'outside', name);
  reader.skip(length);
  return { file: 0, dims, type, offset, length };
}

/** Its length counts the zero at the end. */
function readName(reader: HeaderReader): string {
  const length = reader.uint16();
  if (length === 0 || length > maxName) throw damagedWeights(reader.path, 'header');
  const name = reader.text(length - 1);
  reader.skip(1);
  return name;
}

/** Which third of the fused queries, keys and values; of the encoder's output keys and values are fused alone. */
const parts = { q_proj: 0, k_proj: 1, v_proj: 2 } as const;

function findVariable(variables: ReadonlyMap<string, StoredTensor>, name: string): StoredTensor | undefined {
  const plain = plainNames[name];
  if (plain !== undefined) return variables.get(plain);
  const match = /^(encoder|decoder)\.layers\.(\d+)\.(.+)\.(weight|bias)$/.exec(name);
  if (!match) return undefined;
  const [, side = '', layer = '', inside = '', kind = 'weight'] = match;
  const prefix = `${side}/layer_${layer}/`;
  const place = layerNames[inside];
  if (place !== undefined) {
    const leaf = place.endsWith('layer_norm') ? (kind === 'weight' ? 'gamma' : 'beta') : kind;
    return variables.get(`${prefix}${place}/${leaf}`);
  }
  const attention = /^(self_attn|encoder_attn)\.(q_proj|k_proj|v_proj|out_proj)$/.exec(inside);
  if (!attention) return undefined;
  return findAttention(variables, prefix, attention, kind);
}

function findAttention(
  variables: ReadonlyMap<string, StoredTensor>,
  prefix: string,
  [, which, part]: readonly (string | undefined)[],
  kind: string,
): StoredTensor | undefined {
  const cross = which === 'encoder_attn';
  const block = `${prefix}${cross ? 'attention' : 'self_attention'}`;
  const linear = (index: number) => variables.get(`${block}/linear_${String(index)}/${kind}`);
  if (part === 'out_proj') return linear(cross ? 2 : 1);
  if (part !== 'q_proj' && part !== 'k_proj' && part !== 'v_proj') return undefined;
  if (cross && part === 'q_proj') return linear(0);
  const fused = linear(cross ? 1 : 0);
  if (!fused) return undefined;
  const pieces = cross ? 2 : 3;
  const width = Math.floor((fused.dims[0] ?? 0) / pieces);
  const index = parts[part] - (cross ? 1 : 0);
  return sliceRows(fused, index * width, (index + 1) * width);
}

const plainNames: Readonly<Record<string, string>> = {
  'encoder.conv1.weight': 'encoder/conv1/weight',
  'encoder.conv1.bias': 'encoder/conv1/bias',
  'encoder.conv2.weight': 'encoder/conv2/weight',
  'encoder.conv2.bias': 'encoder/conv2/bias',
  'encoder.embed_positions.weight': 'encoder/position_encodings/encodings',
  'encoder.layer_norm.weight': 'encoder/layer_norm/gamma',
  'encoder.layer_norm.bias': 'encoder/layer_norm/beta',
  'decoder.embed_tokens.weight': 'decoder/embeddings/weight',
  'decoder.embed_positions.weight': 'decoder/position_encodings/encodings',
  'decoder.layer_norm.weight': 'decoder/layer_norm/gamma',
  'decoder.layer_norm.bias': 'decoder/layer_norm/beta',
};

const layerNames: Readonly<Record<string, string>> = {
  self_attn_layer_norm: 'self_attention/layer_norm',
  encoder_attn_layer_norm: 'attention/layer_norm',
  final_layer_norm: 'ffn/layer_norm',
  fc1: 'ffn/linear_0',
  fc2: 'ffn/linear_1',
};
