import { z } from 'zod';

/* The parts of a translation model's JSON files that we use; the files come from anywhere, so sizes are bounded. */

const tokenId = z.int().min(0).max(10_000_000);
const size = z.int().positive().max(65_536);
const tokenIds = z.union([tokenId, z.array(tokenId).min(1).max(100)]);

/** What config.json and generation_config.json may both say. */
const generationShape = {
  decoder_start_token_id: tokenId.nullish(),
  eos_token_id: tokenIds.nullish(),
  pad_token_id: tokenId.nullish(),
  bad_words_ids: z.array(z.array(tokenId).max(100)).max(10_000).nullish(),
  max_length: z.int().positive().nullish(),
  length_penalty: z.number().nullish(),
  no_repeat_ngram_size: z.int().min(0).max(100).nullish(),
};

/** config.json. What no other file of the layout holds, our own exports keep under `sidecut`. */
export const translationConfigSchema = z.object({
  model_type: z.string().max(100),
  _name_or_path: z.string().max(1000).optional(),
  d_model: size,
  vocab_size: z.int().positive().max(10_000_000),
  decoder_layers: z.int().positive().max(200),
  decoder_attention_heads: z.int().positive().max(1024),
  max_position_embeddings: size.optional(),
  ...generationShape,
  sidecut: z
    .object({
      /** Tokens that the model copies: the app puts them in the place of numbers, names and links. */
      placeholders: z.array(z.string().min(1).max(50)).max(100).optional(),
      /** `en-es`; left out: from every language to every other. */
      pairs: z
        .array(z.string().regex(/^[\w]+-[\w]+$/))
        .max(10_000)
        .optional(),
    })
    .optional(),
});
export type TranslationConfig = z.infer<typeof translationConfigSchema>;

/** generation_config.json; it is believed before config.json. */
export const generationConfigSchema = z.object(generationShape);
export type GenerationConfig = z.infer<typeof generationConfigSchema>;

/** tokenizer_config.json of Marian */
export const languagesConfigSchema = z.object({
  source_lang: z.string().max(100).nullish(),
  target_lang: z.string().max(100).nullish(),
  model_max_length: z.number().positive().nullish(),
});
export type LanguagesConfig = z.infer<typeof languagesConfigSchema>;

/** How the model is told its languages: one pair for good, or by tokens. NLLB is an M2M100 with other tokens. */
export type TranslationFamily = 'marian' | 'm2m';

const families: ReadonlyMap<string, TranslationFamily> = new Map([
  ['marian', 'marian'],
  ['m2m_100', 'm2m'],
  ['nllb', 'm2m'],
]);

export interface TranslationSettings {
  readonly family: TranslationFamily;
  readonly layers: number;
  readonly heads: number;
  readonly headWidth: number;
  readonly vocabularySize: number;
  readonly startToken: number;
  readonly endToken: number;
  readonly padToken: number;
  /** Tokens that never come out. */
  readonly suppressed: readonly number[];
  /** Tokens of one source with the special ones, and of one translation with its beginning. */
  readonly maxTokens: number;
  readonly lengthPenalty: number;
  /** No sequence of so many tokens comes twice; 0 for no such rule. */
  readonly noRepeatNgram: number;
  readonly placeholders: readonly string[];
}

const usualTokens = 512;

/** Undefined: a model of another kind. */
export function translationSettings(
  config: TranslationConfig,
  generation: GenerationConfig,
  tokenizerLimit: number | undefined,
): TranslationSettings | undefined {
  const family = families.get(config.model_type);
  if (!family || config.d_model % config.decoder_attention_heads !== 0) return undefined;
  const told = { ...withoutNulls(config), ...withoutNulls(generation) };
  const endToken = firstOf(told.eos_token_id) ?? (family === 'marian' ? 0 : 2);
  const padToken = told.pad_token_id ?? (family === 'marian' ? config.vocab_size - 1 : 1);
  const bad = (told.bad_words_ids ?? []).filter(({ length }) => length === 1).flat();
  return {
    family,
    layers: config.decoder_layers,
    heads: config.decoder_attention_heads,
    headWidth: config.d_model / config.decoder_attention_heads,
    vocabularySize: config.vocab_size,
    startToken: told.decoder_start_token_id ?? (family === 'marian' ? padToken : endToken),
    endToken,
    padToken,
    suppressed: [...new Set([...bad, ...(family === 'marian' ? [padToken] : [])])],
    maxTokens: Math.max(
      8,
      Math.min(tokenizerLimit ?? Infinity, config.max_position_embeddings ?? usualTokens),
    ),
    lengthPenalty: told.length_penalty ?? 1,
    noRepeatNgram: told.no_repeat_ngram_size ?? 0,
    placeholders: config.sidecut?.placeholders ?? [],
  };
}

function withoutNulls(values: GenerationConfig): GenerationConfig {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null && value !== undefined),
  );
}

function firstOf(value: number | readonly number[] | null | undefined): number | undefined {
  return typeof value === 'object' ? value?.[0] : value;
}
