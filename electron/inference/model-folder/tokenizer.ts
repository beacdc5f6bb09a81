import * as library from '@huggingface/tokenizers';
import { SidecutError } from '../../../core/errors.ts';

/** What we use of the library; its own declarations do not resolve under Node's rules for ES modules. */
export interface Tokenizer {
  encode(
    text: string,
    options: { readonly add_special_tokens: boolean },
  ): { readonly ids: readonly number[] };
  decode(
    tokens: readonly number[],
    options: { readonly skip_special_tokens: boolean; readonly clean_up_tokenization_spaces?: boolean },
  ): string;
  token_to_id(token: string): number | undefined;
  get_vocab(withAddedTokens: boolean): ReadonlyMap<string, number>;
  get_added_tokens_decoder(): ReadonlyMap<number, { readonly content: string; readonly special: boolean }>;
}

const { Tokenizer } = library as unknown as {
  readonly Tokenizer: new (tokenizer: object, config: object) => Tokenizer;
};

/** From the contents of tokenizer.json and tokenizer_config.json. */
export function openTokenizer(tokenizerJson: object, tokenizerConfig: object, folder: string): Tokenizer {
  try {
    return new Tokenizer(tokenizerJson, tokenizerConfig);
  } catch (cause) {
    throw new SidecutError('model-damaged', { reason: 'tokenizer', folder }, { cause });
  }
}
