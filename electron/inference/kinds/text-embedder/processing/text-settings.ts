import { z } from 'zod';
import type { Pooling } from './pooling.ts';

/* The parts of a sentence encoder's JSON files that we use; the files come from anywhere, so sizes are bounded. */

const tokenCount = z.int().min(2).max(100_000);

/** config.json. What no other file of the layout holds, our own exports keep under `sidecut`. */
export const textConfigSchema = z.object({
  model_type: z.string().max(100),
  _name_or_path: z.string().max(1000).optional(),
  hidden_size: z.int().positive().max(65_536).optional(),
  max_position_embeddings: tokenCount.optional(),
  pad_token_id: z.int().min(0).nullish(),
  sidecut: z
    .object({
      pooling: z.enum(['mean', 'cls']).optional(),
      queryPrefix: z.string().max(1000).optional(),
      passagePrefix: z.string().max(1000).optional(),
      noMatchBelow: z.number().min(-1).max(1).optional(),
      maxTokens: tokenCount.optional(),
    })
    .optional(),
});
export type TextConfig = z.infer<typeof textConfigSchema>;

/** 1_Pooling/config.json of sentence-transformers */
export const poolingConfigSchema = z.object({
  pooling_mode_cls_token: z.boolean().optional(),
  pooling_mode_mean_tokens: z.boolean().optional(),
});
/** sentence_bert_config.json */
export const lengthConfigSchema = z.object({ max_seq_length: tokenCount.nullish() });
/** config_sentence_transformers.json */
export const promptsConfigSchema = z.object({ prompts: z.record(z.string(), z.string()).optional() });

export interface TextFiles {
  readonly config: TextConfig;
  readonly pooling?: z.infer<typeof poolingConfigSchema> | undefined;
  readonly length?: z.infer<typeof lengthConfigSchema> | undefined;
  readonly prompts?: z.infer<typeof promptsConfigSchema> | undefined;
  /** The tokenizer's own limit, where it has one. */
  readonly tokenizerLimit?: number | undefined;
}

export interface TextSettings {
  /** Undefined: the files ask for a pooling that we do not have (the last token, the maximum). */
  readonly pooling: Pooling | undefined;
  readonly prefixes: { readonly query: string; readonly passage: string };
  /** Special tokens counted. */
  readonly maxTokens: number;
  readonly noMatchBelow: number | undefined;
}

export function textSettings(files: TextFiles): TextSettings {
  const { config } = files;
  return {
    pooling: choosePooling(files),
    prefixes: choosePrefixes(files),
    maxTokens: Math.min(
      config.sidecut?.maxTokens ?? Infinity,
      files.length?.max_seq_length ?? Infinity,
      files.tokenizerLimit ?? Infinity,
      positions(config),
    ),
    noMatchBelow: config.sidecut?.noMatchBelow,
  };
}

function choosePooling({ config, pooling }: TextFiles): Pooling | undefined {
  if (config.sidecut?.pooling) return config.sidecut.pooling;
  if (!pooling || pooling.pooling_mode_mean_tokens) return 'mean';
  return pooling.pooling_mode_cls_token ? 'cls' : undefined;
}

/** The E5 family was trained with these (its model cards); its exports say so in no file. */
const e5Prefixes = { query: 'query: ', passage: 'passage: ' };
const e5Name = /(^|[/_-])e5-/i;

function choosePrefixes({ config, prompts }: TextFiles): TextSettings['prefixes'] {
  const { queryPrefix, passagePrefix } = config.sidecut ?? {};
  if (queryPrefix !== undefined || passagePrefix !== undefined) {
    return { query: queryPrefix ?? '', passage: passagePrefix ?? '' };
  }
  const told = prompts?.prompts ?? {};
  const [query, passage] = [told['query'], told['passage'] ?? told['document']];
  if (query || passage) return { query: query ?? '', passage: passage ?? '' };
  return e5Name.test(config._name_or_path ?? '') ? e5Prefixes : { query: '', passage: '' };
}

/** RoBERTa's family counts positions from behind the padding token's id: 514 of them carry 512 tokens. */
const offsetPositions = new Set(['roberta', 'xlm-roberta', 'camembert', 'mpnet']);
/** No published limit below this is known, and none above it is wanted without being told. */
const usualTokens = 512;

function positions(config: TextConfig): number {
  const known = config.max_position_embeddings;
  if (known === undefined) return usualTokens;
  return offsetPositions.has(config.model_type) ? known - (config.pad_token_id ?? 1) - 1 : known;
}
