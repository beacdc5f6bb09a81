import * as library from '@huggingface/tokenizers';
import { SidecutError } from '../../../../core/errors.ts';

export interface WhisperTokenizer {
  /** Content of every added token (special ones and timestamps) to its id. */
  readonly addedTokens: ReadonlyMap<string, number>;
  /** Without special tokens. */
  readonly encode: (text: string) => readonly number[];
  /** Special tokens and timestamps are left out; a broken character becomes U+FFFD. */
  readonly decode: (tokens: readonly number[]) => string;
}

/** What we use of the library; its own declarations do not resolve under Node's rules for ES modules. */
interface Tokenizer {
  encode(
    text: string,
    options: { readonly add_special_tokens: boolean },
  ): { readonly ids: readonly number[] };
  decode(
    tokens: readonly number[],
    options: { readonly skip_special_tokens: boolean; readonly clean_up_tokenization_spaces: boolean },
  ): string;
  get_added_tokens_decoder(): ReadonlyMap<number, { readonly content: string; readonly special: boolean }>;
}

const { Tokenizer } = library as unknown as {
  readonly Tokenizer: new (tokenizer: object, config: object) => Tokenizer;
};

/** Added tokens that are no text. */
const timestampPattern = /^<\|\d+\.\d\d\|>$/;

export function createTokenizer(
  tokenizerJson: object,
  tokenizerConfig: object,
  folder: string,
): WhisperTokenizer {
  const tokenizer = build(tokenizerJson, tokenizerConfig, folder);
  const addedTokens = new Map<string, number>();
  const silent = new Set<number>();
  for (const [id, token] of tokenizer.get_added_tokens_decoder()) {
    addedTokens.set(token.content, id);
    if (token.special || timestampPattern.test(token.content)) silent.add(id);
  }
  return {
    addedTokens,
    encode: (text) => tokenizer.encode(text, { add_special_tokens: false }).ids,
    decode: (tokens) => {
      const text = tokens.filter((token) => !silent.has(token));
      if (text.length === 0) return '';
      return tokenizer.decode(text, { skip_special_tokens: true, clean_up_tokenization_spaces: false });
    },
  };
}

function build(tokenizerJson: object, tokenizerConfig: object, folder: string): Tokenizer {
  try {
    return new Tokenizer(tokenizerJson, tokenizerConfig);
  } catch (cause) {
    throw new SidecutError(
      'model-damaged',
      `The tokenizer.json of ${folder} cannot be used. Install the model again.`,
      { cause },
    );
  }
}
