import { z } from 'zod';
import { readJson, readJsonIfThere } from './read-json.ts';
import { openTokenizer } from './tokenizer.ts';
import type { Tokenizer } from './tokenizer.ts';

/** Turns texts into the token ids that an encoder takes. */
export interface TextEncoder {
  /** With the special tokens of the model; a text too long loses its end, never them. */
  encode(text: string, maxTokens: number): readonly number[];
  readonly padId: number;
  /** Undefined: the tokenizer names no limit. */
  readonly limit: number | undefined;
}

const tokenSchema = z.union([z.string(), z.object({ content: z.string() })]);
const tokenizerConfigSchema = z.looseObject({
  /** Where there is none, exporters write 10 to the 30th. */
  model_max_length: z.number().positive().nullish(),
  pad_token: tokenSchema.nullish(),
});
const tokenizerSchema = z.looseObject({
  padding: z.looseObject({ pad_id: z.int().min(0).optional() }).nullish(),
});

const noLimit = 1_000_000;

export async function readTextEncoder(folder: string): Promise<TextEncoder> {
  const json = await readJson(folder, 'tokenizer.json', tokenizerSchema);
  const config = (await readJsonIfThere(folder, 'tokenizer_config.json', tokenizerConfigSchema)) ?? {};
  const tokenizer = openTokenizer(json, config, folder);
  const limit = config.model_max_length ?? noLimit;
  return {
    encode: (text, maxTokens) => encodeWithin(tokenizer, text, maxTokens),
    padId: findPadId(tokenizer, config, json),
    limit: limit < noLimit ? limit : undefined,
  };
}

/**
 * The special tokens before and after a text are those of the empty text, so what may be cut off is between
 * them. The library itself never cuts.
 */
function encodeWithin(tokenizer: Tokenizer, text: string, maxTokens: number): readonly number[] {
  const { ids } = tokenizer.encode(text, { add_special_tokens: true });
  if (ids.length <= maxTokens) return ids;
  const special = tokenizer.encode('', { add_special_tokens: true }).ids;
  let before = 0;
  while (before < special.length && special[before] === ids[before]) before++;
  const after = special.slice(before);
  return [...ids.slice(0, maxTokens - after.length), ...after];
}

function findPadId(
  tokenizer: Tokenizer,
  { pad_token: token }: z.output<typeof tokenizerConfigSchema>,
  { padding }: z.output<typeof tokenizerSchema>,
): number {
  const content = typeof token === 'object' ? token?.content : token;
  const named = content === undefined ? undefined : tokenizer.token_to_id(content);
  return named ?? padding?.pad_id ?? 0;
}
