import { HeaderReader } from '../../../model-folder/header-reader.ts';
import { count, floatBytes } from './weight-table.ts';
import type { StoredTensor, StoredType, WeightTable } from './weight-table.ts';
import { damagedWeights } from '../../../model-folder/damaged-weights.ts';
import { notWhisperWeights, quantisedWeights } from './weights-failure.ts';

/* `ggml-*.bin` of whisper.cpp (models/convert-pt-to-ggml.py): hyperparameters, mel filters, vocabulary, tensors. */

const magic = 0x67676d6c;
const maxVocabulary = 200_000;
/** The longest of a published vocabulary has 128, all together 350 KB; the pairs of each are searched. */
const maxTokenBytes = 256;
const maxVocabularyBytes = 1024 ** 2;
const maxFilters = 512 * 4096;
const maxTensors = 20_000;

/** ggml.h, `ggml_ftype` (what the whole file was made as) and `ggml_type` (of one tensor); others exist and are quantised too. */
const fileKinds: Readonly<Record<number, string>> = {
  ...{ 2: 'q4_0', 3: 'q4_1', 7: 'q8_0', 8: 'q5_0', 9: 'q5_1' },
  ...{ 10: 'q2_K', 11: 'q3_K', 12: 'q4_K', 13: 'q5_K', 14: 'q6_K' },
};
const tensorKinds: Readonly<Record<number, StoredType>> = { 0: 'float32', 1: 'float16', 30: 'bfloat16' };
/** A quantised file counts its version in thousands. */
const versionStep = 1000;

export interface GgmlFile {
  readonly table: WeightTable;
  /** Rows of the output layer: tokens of text, steering tokens, times. */
  readonly vocabularySize: number;
  /** Bytes of each token of text, by its id. */
  readonly tokens: readonly Uint8Array[];
}

export function isGgml(path: string): boolean {
  using reader = new HeaderReader(path);
  return reader.size >= 4 && reader.uint32() === magic;
}

export function readGgml(path: string): GgmlFile {
  using reader = new HeaderReader(path);
  if (reader.uint32() !== magic) throw notWhisperWeights(path);
  const numbers = Array.from({ length: 11 }, () => reader.int32());
  const [vocabularySize = 0, , , encoderHeads = 0, , , , decoderHeads = 0, , mels = 0, kind = 0] = numbers;
  if (numbers.some((value) => value < 0)) throw damagedWeights(path, 'header');
  const fileKind = kind % versionStep;
  if (fileKind > 1) throw quantisedWeights(path, 'ggml', fileKinds[fileKind] ?? `kind ${String(fileKind)}`);
  skipFilters(reader, mels);
  const tokens = readTokens(reader);
  const tensors = readTensors(reader);
  const table: WeightTable = {
    format: 'ggml',
    files: [path],
    find: (name) => tensors.get(openAiName(name)),
    heads: { encoder: encoderHeads, decoder: decoderHeads },
  };
  return { table, vocabularySize, tokens };
}

function skipFilters(reader: HeaderReader, mels: number): void {
  const rows = reader.int32();
  const columns = reader.int32();
  if (rows !== mels || columns <= 0 || rows * columns > maxFilters) throw notWhisperWeights(reader.path);
  reader.skip(rows * columns * 4);
}

function readTokens(reader: HeaderReader): readonly Uint8Array[] {
  const total = reader.int32();
  if (total < 0 || total > maxVocabulary) throw damagedWeights(reader.path, 'header');
  const tokens: Uint8Array[] = [];
  let bytes = 0;
  for (let index = 0; index < total; index++) {
    const length = reader.uint32();
    bytes += length;
    if (length > maxTokenBytes || bytes > maxVocabularyBytes) throw damagedWeights(reader.path, 'header');
    tokens.push(reader.bytes(length));
  }
  return tokens;
}

function readTensors(reader: HeaderReader): ReadonlyMap<string, StoredTensor> {
  const tensors = new Map<string, StoredTensor>();
  // Not how many names there are: the same one may come again and again.
  for (let read = 0; reader.position < reader.size; read++) {
    const rank = reader.int32();
    const nameLength = reader.int32();
    const typeId = reader.int32();
    if (rank < 1 || rank > 4 || nameLength < 1 || nameLength > 256 || read >= maxTensors)
      throw damagedWeights(reader.path, 'header');
    // The innermost dimension comes first.
    const dims = Array.from({ length: rank }, () => reader.uint32()).reverse();
    const name = reader.text(nameLength);
    const type = tensorKinds[typeId];
    if (typeof type !== 'string') throw quantisedWeights(reader.path, 'ggml', `kind ${String(typeId)}`);
    const length = count(dims) * floatBytes[type];
    const offset = reader.position;
    if (offset + length > reader.size) throw damagedWeights(reader.path, 'outside', name);
    reader.skip(length);
    tensors.set(name, { file: 0, dims, type, offset, length });
  }
  return tensors;
}

/** OpenAI's own names, which whisper.cpp keeps. */
function openAiName(name: string): string {
  const plain = plainNames[name];
  if (plain !== undefined) return plain;
  return name
    .replace('.layers.', '.blocks.')
    .replace(
      /\.(self_attn_layer_norm|encoder_attn_layer_norm|final_layer_norm|fc1|fc2)\./,
      (_, part: string) => {
        return `.${layerNames[part] ?? part}.`;
      },
    )
    .replace('.self_attn.', '.attn.')
    .replace('.encoder_attn.', '.cross_attn.')
    .replace(/\.(q|k|v|out)_proj\./, (_, part: string) => `.${projections[part] ?? part}.`);
}

const layerNames: Readonly<Record<string, string>> = {
  self_attn_layer_norm: 'attn_ln',
  encoder_attn_layer_norm: 'cross_attn_ln',
  final_layer_norm: 'mlp_ln',
  fc1: 'mlp.0',
  fc2: 'mlp.2',
};

const projections: Readonly<Record<string, string>> = { q: 'query', k: 'key', v: 'value', out: 'out' };

const plainNames: Readonly<Record<string, string>> = {
  'encoder.embed_positions.weight': 'encoder.positional_embedding',
  'encoder.layer_norm.weight': 'encoder.ln_post.weight',
  'encoder.layer_norm.bias': 'encoder.ln_post.bias',
  'decoder.embed_tokens.weight': 'decoder.token_embedding.weight',
  'decoder.embed_positions.weight': 'decoder.positional_embedding',
  'decoder.layer_norm.weight': 'decoder.ln.weight',
  'decoder.layer_norm.bias': 'decoder.ln.bias',
};
