import { openTokenizer } from '../../../model-folder/tokenizer.ts';

export interface WhisperTokenizer {
  /** Content of every added token (special ones and timestamps) to its id. */
  readonly addedTokens: ReadonlyMap<string, number>;
  /** Without special tokens. */
  readonly encode: (text: string) => readonly number[];
  /** Special tokens and timestamps are left out; a broken character becomes U+FFFD. */
  readonly decode: (tokens: readonly number[]) => string;
}

/** Added tokens that are no text. */
const timestampPattern = /^<\|\d+\.\d\d\|>$/;

export function createTokenizer(
  tokenizerJson: object,
  tokenizerConfig: object,
  folder: string,
): WhisperTokenizer {
  const tokenizer = openTokenizer(tokenizerJson, tokenizerConfig, folder);
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
