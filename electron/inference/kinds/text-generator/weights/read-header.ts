import { SidecutError } from '../../../../../core/errors.ts';
import { damagedWeights } from '../../../model-folder/damaged-weights.ts';
import { HeaderReader } from '../../../model-folder/header-reader.ts';
import { readMetadata } from './read-metadata.ts';
import type { Metadata } from './read-metadata.ts';
import { readTensors } from './read-tensors.ts';

/* GGUF (ggml/docs/gguf.md): little-endian, counts, metadata, a table of tensors, the tensors. */

/** What a file of weights says of itself before any of them is read. */
export interface GgufHeader {
  readonly path: string;
  readonly fileBytes: number;
  /** `qwen2`: what the runtime must know. */
  readonly architecture: string;
  readonly name: string | null;
  /** `Q4_K_M`; null where it does not say, or says something new. */
  readonly quantisation: string | null;
  readonly parameters: number;
  /** Tokens that it was trained to see at once. */
  readonly contextTokens: number;
  readonly vocabularySize: number;
  /** Bytes that a token of the context takes, in keys and values of 16 bits. */
  readonly bytesPerToken: number;
  /** False: it was never taught to answer, or its file does not say how it is spoken to. */
  readonly hasChatTemplate: boolean;
}

const magic = 0x46554747;

export function isGguf(path: string): boolean {
  using reader = new HeaderReader(path);
  return reader.size >= 4 && reader.uint32() === magic;
}

/**
 * Reads and checks the header. Fails with `model-damaged` where it makes no sense or the file is shorter than it says,
 * with `model-unsupported` where it is sound and holds something else than a whole model that writes.
 */
export function readGgufHeader(path: string): GgufHeader {
  using reader = new HeaderReader(path);
  if (reader.size < 4 || reader.uint32() !== magic) throw damagedWeights(path, 'header');
  const version = reader.uint32();
  // 1 had shorter counts and is gone since 2023; a number of millions is a file of the other byte order.
  if (version !== 2 && version !== 3) throw unsupported(path, 'gguf-version', String(version));
  const tensorCount = reader.uint64();
  const metadata = readMetadata(reader, reader.uint64());
  refuseOtherModels(path, metadata);
  const { parameters } = readTensors(reader, tensorCount, metadata.number('general.alignment') ?? 32);
  return describe(reader, metadata, parameters);
}

function describe({ path, size }: HeaderReader, metadata: Metadata, parameters: number): GgufHeader {
  const architecture = metadata.text('general.architecture') ?? '';
  const own = (key: string) => metadata.number(`${architecture}.${key}`);
  const contextTokens = own('context_length') ?? 0;
  if (contextTokens < 1 || contextTokens > maxContext) throw damagedWeights(path, 'header');
  return {
    path,
    fileBytes: size,
    architecture,
    name: metadata.text('general.name') ?? null,
    quantisation: fileTypes[metadata.number('general.file_type') ?? -1] ?? null,
    parameters,
    contextTokens,
    vocabularySize: metadata.length('tokenizer.ggml.tokens') ?? own('vocab_size') ?? 0,
    bytesPerToken: bytesPerToken(own),
    hasChatTemplate: metadata.text('tokenizer.chat_template') !== undefined,
  };
}

/** Ten millions are the longest that anybody claims. */
const maxContext = 100_000_000;

/** Sliding windows and shared layers take less: the estimate is the most it can be. */
function bytesPerToken(own: (key: string) => number | undefined): number {
  const layers = own('block_count') ?? 0;
  const heads = own('attention.head_count') ?? 1;
  const keptHeads = own('attention.head_count_kv') ?? heads;
  const headLength = (own('embedding_length') ?? 0) / Math.max(1, heads);
  const keys = own('attention.key_length') ?? headLength;
  const values = own('attention.value_length') ?? headLength;
  return Math.ceil(2 * layers * keptHeads * (keys + values));
}

/** Adapters, encoders of pictures, models that only embed, and parts of a model are GGUF files too. */
function refuseOtherModels(path: string, metadata: Metadata): void {
  const architecture = metadata.text('general.architecture');
  if (architecture === undefined || !/^[\w.-]{1,64}$/.test(architecture))
    throw damagedWeights(path, 'header');
  if ((metadata.number('split.count') ?? 1) > 1) throw unsupported(path, 'gguf-part', architecture);
  const type = metadata.text('general.type') ?? 'model';
  const writes =
    type === 'model' &&
    metadata.length('tokenizer.ggml.tokens') !== undefined &&
    !otherArchitectures.test(architecture);
  if (!writes) throw unsupported(path, 'gguf-no-writer', type === 'model' ? architecture : type);
}

/** Those that write nothing, or nothing that is said to them. */
const otherArchitectures = /(^|-)(bert|clip|whisper|wavtokenizer)|^t5encoder$|embedding/;

/** `kind`: the version, the architecture, or what the file says that it is. */
function unsupported(
  file: string,
  reason: 'gguf-version' | 'gguf-part' | 'gguf-no-writer',
  kind: string,
): SidecutError {
  return new SidecutError('model-unsupported', { reason, file, kind });
}

/** llama.h, `llama_ftype`. */
const fileTypes: Readonly<Record<number, string>> = {
  ...{ 0: 'F32', 1: 'F16', 2: 'Q4_0', 3: 'Q4_1', 7: 'Q8_0', 8: 'Q5_0', 9: 'Q5_1', 10: 'Q2_K' },
  ...{ 11: 'Q3_K_S', 12: 'Q3_K_M', 13: 'Q3_K_L', 14: 'Q4_K_S', 15: 'Q4_K_M', 16: 'Q5_K_S' },
  ...{ 17: 'Q5_K_M', 18: 'Q6_K', 19: 'IQ2_XXS', 20: 'IQ2_XS', 21: 'Q2_K_S', 22: 'IQ3_XS' },
  ...{ 23: 'IQ3_XXS', 24: 'IQ1_S', 25: 'IQ4_NL', 26: 'IQ3_S', 27: 'IQ3_M', 28: 'IQ2_S' },
  ...{ 29: 'IQ2_M', 30: 'IQ4_XS', 31: 'IQ1_M', 32: 'BF16', 36: 'TQ1_0', 37: 'TQ2_0', 38: 'MXFP4' },
};
