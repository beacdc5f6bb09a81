import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeBytes } from '../tokenizer/byte-pairs.ts';
import type { WhisperShape } from '../whisper-shape.ts';

/* A Whisper of some thousand weights, written the way each program writes its files. */

export const toyShape: WhisperShape = {
  ...{ melBins: 8, frames: 50, positions: 16, width: 128, encoderLayers: 2, decoderLayers: 2 },
  ...{ encoderHeads: 2, decoderHeads: 2, encoderInner: 32, decoderInner: 24, vocabularySize: 1772 },
};

/** Where nothing is computed: the smallest that is one. */
export const smallShape: WhisperShape = {
  ...toyShape,
  ...{ width: 64, encoderLayers: 1, decoderLayers: 1, encoderHeads: 1, decoderHeads: 1 },
};

/** Bytes, some pairs, and one word: 260. */
export const toyTexts: readonly string[] = [
  ...Array.from({ length: 256 }, (_, byte) => writeBytes(Uint8Array.of(byte))),
  ...['he', 'll', 'hell', 'hello'],
];
const toyTokens = [
  ...Array.from({ length: 256 }, (_, byte) => Buffer.from([byte])),
  ...['he', 'll', 'hell', 'hello'].map((text) => Buffer.from(text)),
];

export interface ToyTensor {
  readonly dims: readonly number[];
  /** Exact in half precision. */
  readonly values: Float32Array;
}

/** By the names of the hub's PyTorch model, without `model.` before them. */
export type ToyWeights = ReadonlyMap<string, ToyTensor>;

export function toyWeights(shape: WhisperShape = toyShape, seed = 1): ToyWeights {
  let state = seed;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return new Map(
    tensorSizes(shape).map(([name, dims]) => {
      const size = dims.reduce((product, length) => product * length, 1);
      const scale = dims.length === 1 ? 1 : 1 / Math.sqrt(size / (dims[0] ?? 1));
      const around = /layer_norm\.weight$/.test(name) ? 1 : 0;
      const values = Float32Array.from({ length: size }, () => {
        return around + Math.round((next() - 0.5) * 2 * scale * 1024) / 1024;
      });
      return [name, { dims, values }];
    }),
  );
}

/** The same, with only the digits that bfloat16 has. */
export function coarseWeights(weights: ToyWeights): ToyWeights {
  return new Map(
    [...weights].map(([name, { dims, values }]) => {
      const bits = new Uint32Array(values.buffer.slice(0)).map((value) => value & 0xffff0000);
      return [name, { dims, values: new Float32Array(bits.buffer) }];
    }),
  );
}

function tensorSizes(shape: WhisperShape): [string, number[]][] {
  const { width, melBins, frames, positions, vocabularySize } = shape;
  return [
    ['encoder.conv1.weight', [width, melBins, 3]],
    ['encoder.conv1.bias', [width]],
    ['encoder.conv2.weight', [width, width, 3]],
    ['encoder.conv2.bias', [width]],
    ['encoder.embed_positions.weight', [frames, width]],
    ...layerSizes('encoder', shape.encoderLayers, width, shape.encoderInner),
    ...normSizes('encoder.layer_norm', width),
    ['decoder.embed_tokens.weight', [vocabularySize, width]],
    ['decoder.embed_positions.weight', [positions, width]],
    ...layerSizes('decoder', shape.decoderLayers, width, shape.decoderInner),
    ...normSizes('decoder.layer_norm', width),
  ];
}

function layerSizes(side: string, layers: number, width: number, inner: number): [string, number[]][] {
  return Array.from({ length: layers }, (_, layer): [string, number[]][] => {
    const prefix = `${side}.layers.${String(layer)}`;
    return [
      ...attentionSizes(`${prefix}.self_attn`, width),
      ...normSizes(`${prefix}.self_attn_layer_norm`, width),
      ...(side === 'decoder' ? attentionSizes(`${prefix}.encoder_attn`, width) : []),
      ...(side === 'decoder' ? normSizes(`${prefix}.encoder_attn_layer_norm`, width) : []),
      [`${prefix}.fc1.weight`, [inner, width]],
      [`${prefix}.fc1.bias`, [inner]],
      [`${prefix}.fc2.weight`, [width, inner]],
      [`${prefix}.fc2.bias`, [width]],
      ...normSizes(`${prefix}.final_layer_norm`, width),
    ];
  }).flat();
}

function attentionSizes(name: string, width: number): [string, number[]][] {
  return ['q_proj', 'k_proj', 'v_proj', 'out_proj'].flatMap((part): [string, number[]][] => [
    [`${name}.${part}.weight`, [width, width]],
    ...(part === 'k_proj' ? [] : [[`${name}.${part}.bias`, [width]] as [string, number[]]]),
  ]);
}

function normSizes(name: string, width: number): [string, number[]][] {
  return [
    [`${name}.weight`, [width]],
    [`${name}.bias`, [width]],
  ];
}

export type ToyType = 'float32' | 'float16' | 'bfloat16';

/** Only for what is exact in half precision and not below its smallest normal number. */
export function toyBytes({ values }: ToyTensor, type: ToyType): Buffer {
  if (type === 'float32') return Buffer.from(values.buffer);
  // The upper half of single precision.
  if (type === 'bfloat16')
    return Buffer.from(Uint16Array.from(new Uint32Array(values.buffer), (bits) => bits >>> 16).buffer);
  return Buffer.from(Uint16Array.from(values, toHalf).buffer);
}

function toHalf(value: number): number {
  if (value === 0) return 0;
  const sign = value < 0 ? 0x8000 : 0;
  const size = Math.abs(value);
  const exponent = Math.floor(Math.log2(size));
  const mantissa = (size / 2 ** exponent - 1) * 1024;
  return sign | ((exponent + 15) << 10) | mantissa;
}

const int32s = (...values: readonly number[]): Buffer => Buffer.from(Int32Array.from(values).buffer);

/** As `convert-pt-to-ggml.py` of whisper.cpp does: vectors and positions always in single precision. */
export function writeGgml(
  file: string,
  weights: ToyWeights,
  {
    type = 'float16',
    kind = type === 'float16' ? 1 : 0,
    shape = toyShape,
  }: { type?: ToyType; kind?: number; shape?: WhisperShape } = {},
): void {
  const { width, melBins, frames, positions, encoderLayers, decoderLayers } = shape;
  const header = int32s(
    ...[0x67676d6c, shape.vocabularySize, frames, width, shape.encoderHeads, encoderLayers],
    ...[positions, width, shape.decoderHeads, decoderLayers, melBins, kind, melBins, 201],
  );
  const tokens = toyTokens.flatMap((token) => [int32s(token.length), token]);
  const tensors = [...weights].flatMap(([name, tensor]) => ggmlTensor(name, tensor, type));
  const parts = [header, Buffer.alloc(melBins * 201 * 4), int32s(toyTokens.length), ...tokens, ...tensors];
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, Buffer.concat(parts));
}

function ggmlTensor(name: string, tensor: ToyTensor, wanted: ToyType): readonly Buffer[] {
  const isBias = /conv\d\.bias$/.test(name);
  const dims = isBias ? [...tensor.dims, 1] : tensor.dims;
  const single = tensor.dims.length === 1 || name.endsWith('embed_positions.weight');
  const type = single ? 'float32' : wanted;
  const named = Buffer.from(openAiNames(name));
  return [
    int32s(dims.length, named.length, type === 'float16' ? 1 : 0, ...dims.toReversed()),
    named,
    toyBytes(tensor, type),
  ];
}

function openAiNames(name: string): string {
  const renamed: readonly (readonly [RegExp, string])[] = [
    [/embed_positions\.weight$/, 'positional_embedding'],
    [/embed_tokens/, 'token_embedding'],
    [/^encoder\.layer_norm/, 'encoder.ln_post'],
    [/^decoder\.layer_norm/, 'decoder.ln'],
    [/\.layers\./, '.blocks.'],
    [/self_attn_layer_norm/, 'attn_ln'],
    [/encoder_attn_layer_norm/, 'cross_attn_ln'],
    [/final_layer_norm/, 'mlp_ln'],
    [/fc1/, 'mlp.0'],
    [/fc2/, 'mlp.2'],
    [/\.self_attn\./, '.attn.'],
    [/\.encoder_attn\./, '.cross_attn.'],
    [/q_proj/, 'query'],
    [/k_proj/, 'key'],
    [/v_proj/, 'value'],
    [/out_proj/, 'out'],
  ];
  return renamed.reduce((text, [from, to]) => text.replace(from, to), name);
}

/** A folder of the hub; several files where `shards` is more than one. */
export function writeSafetensors(
  folder: string,
  weights: ToyWeights,
  type: ToyType = 'float32',
  shards = 1,
): void {
  mkdirSync(folder, { recursive: true });
  writeToyTokenizer(folder);
  writeFileSync(path.join(folder, 'config.json'), JSON.stringify({ model_type: 'whisper' }));
  const all = [...weights];
  const size = Math.ceil(all.length / shards);
  const map: Record<string, string> = {};
  for (let shard = 0; shard < shards; shard++) {
    const name =
      shards === 1 ? 'model.safetensors' : `model-${String(shard + 1)}-of-${String(shards)}.safetensors`;
    const some = all.slice(shard * size, (shard + 1) * size);
    for (const [tensor] of some) map[`model.${tensor}`] = name;
    writeFileSync(path.join(folder, name), safetensorsFile(some, type));
  }
  if (shards > 1)
    writeFileSync(path.join(folder, 'model.safetensors.index.json'), JSON.stringify({ weight_map: map }));
}

function safetensorsFile(tensors: readonly (readonly [string, ToyTensor])[], type: ToyType): Buffer {
  let offset = 0;
  const header: Record<string, object> = { __metadata__: { format: 'pt' } };
  const contents = tensors.map(([name, tensor]) => {
    const bytes = toyBytes(tensor, type);
    const end = offset + bytes.length;
    header[`model.${name}`] = {
      dtype: { float32: 'F32', float16: 'F16', bfloat16: 'BF16' }[type],
      shape: tensor.dims,
      data_offsets: [offset, end],
    };
    offset = end;
    return bytes;
  });
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  return Buffer.concat([length, json, ...contents]);
}

/** A folder of faster-whisper. `typeId` of CTranslate2's types: what the variables claim to be. */
export function writeCTranslate2(
  folder: string,
  weights: ToyWeights,
  { type = 'float16', spec = 'WhisperSpec' }: { readonly type?: ToyType; readonly spec?: string } = {},
): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'vocabulary.json'), JSON.stringify([...toyTexts, ...toySpecials()]));
  const config = {
    suppress_ids: [1, 2],
    suppress_ids_begin: [220],
    alignment_heads: [[1, 0]],
    lang_ids: [262],
  };
  writeFileSync(path.join(folder, 'config.json'), JSON.stringify(config));
  const variables = ctranslate2Variables(weights);
  const parts: Buffer[] = [uint32(6), cString(spec), uint32(3), uint32(variables.length)];
  for (const [name, tensor] of variables) {
    const bytes = toyBytes(tensor, type);
    parts.push(cString(name), Buffer.from([tensor.dims.length]), ...tensor.dims.map(uint32));
    parts.push(Buffer.from([type === 'float16' ? 4 : 0]), uint32(bytes.length), bytes);
  }
  parts.push(uint32(1), cString('decoder/projection/weight'), cString('decoder/embeddings/weight'));
  writeFileSync(path.join(folder, 'model.bin'), Buffer.concat(parts));
}

const uint32 = (value: number): Buffer => Buffer.from(Uint32Array.of(value).buffer);

function cString(text: string): Buffer {
  return Buffer.concat([Buffer.from(Uint16Array.of(text.length + 1).buffer), Buffer.from(`${text}\0`)]);
}

/** Queries, keys and values are one matrix; the keys' bias is nought. */
function ctranslate2Variables(weights: ToyWeights): readonly (readonly [string, ToyTensor])[] {
  const variables = new Map<string, ToyTensor[]>();
  for (const [name, tensor] of weights) {
    const target = ctranslate2Name(name);
    const parts = variables.get(target) ?? [];
    parts.push(tensor);
    if (name.endsWith('q_proj.bias') && name.includes('self_attn')) parts.push(nought(tensor));
    if (name.endsWith('v_proj.bias') && name.includes('encoder_attn')) parts.unshift(nought(tensor));
    variables.set(target, parts);
  }
  return [...variables].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, parts]) => [name, stack(parts)]);
}

function nought({ dims, values }: ToyTensor): ToyTensor {
  return { dims, values: new Float32Array(values.length) };
}

function stack(parts: readonly ToyTensor[]): ToyTensor {
  const [first] = parts;
  if (!first || parts.length === 1) return first ?? { dims: [], values: new Float32Array() };
  const rows = parts.reduce((sum, { dims }) => sum + (dims[0] ?? 0), 0);
  const values = Float32Array.from(parts.flatMap((part) => [...part.values]));
  return { dims: [rows, ...first.dims.slice(1)], values };
}

function ctranslate2Name(name: string): string {
  const renamed: readonly (readonly [RegExp, string])[] = [
    [/embed_positions\.weight$/, 'position_encodings.encodings'],
    [/embed_tokens/, 'embeddings'],
    [/layers\.(\d+)/, 'layer_$1'],
    [/final_layer_norm/, 'ffn.layer_norm'],
    [/self_attn_layer_norm/, 'self_attention.layer_norm'],
    [/encoder_attn_layer_norm/, 'attention.layer_norm'],
    [/(layer_norm)\.weight/, '$1.gamma'],
    [/(layer_norm)\.bias/, '$1.beta'],
    [/self_attn\.out_proj/, 'self_attention.linear_1'],
    [/self_attn\.\w_proj/, 'self_attention.linear_0'],
    [/encoder_attn\.out_proj/, 'attention.linear_2'],
    [/encoder_attn\.q_proj/, 'attention.linear_0'],
    [/encoder_attn\.\w_proj/, 'attention.linear_1'],
    [/fc1/, 'ffn.linear_0'],
    [/fc2/, 'ffn.linear_1'],
  ];
  return renamed.reduce((text, [from, to]) => text.replace(from, to), name).replaceAll('.', '/');
}

function toySpecials(): readonly string[] {
  const steering = [
    'startoftranscript',
    'en',
    'zh',
    'de',
    'translate',
    'transcribe',
    'startoflm',
    'startofprev',
  ];
  const times = Array.from({ length: 1501 }, (_, step) => `<|${(step * 0.02).toFixed(2)}|>`);
  const names = ['endoftext', ...steering, 'nospeech', 'notimestamps'].map((name) => `<|${name}|>`);
  return [...names, ...times];
}

function writeToyTokenizer(folder: string): void {
  const specials = toySpecials().slice(0, -1501);
  const json = {
    added_tokens: specials.map((content, index) => ({ id: toyTexts.length + index, content, special: true })),
    pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
    normalizer: null,
    post_processor: null,
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: {
      type: 'BPE',
      vocab: Object.fromEntries(toyTexts.map((token, id) => [token, id])),
      merges: ['h e', 'l l', 'he ll', 'hell o'],
    },
  };
  writeFileSync(path.join(folder, 'tokenizer.json'), JSON.stringify(json));
}
