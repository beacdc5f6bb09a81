import type { LanguagePair } from './processing/languages.ts';
import type { SourceLayout } from './processing/source-layout.ts';
import type { TranslationSettings } from './processing/translation-config.ts';
import type { Tokenizer } from '../../model-folder/tokenizer.ts';

/** Between texts and the tokens of a translation model. */
export interface TranslationTokenizer {
  /** What the encoder reads for a text: with the language and the end, as the family wants it. */
  encode(text: string, pair: LanguagePair): readonly number[];
  /** Tokens that every translation into the language begins with, the start token first. */
  beginning(pair: LanguagePair): readonly number[];
  /** The text of generated tokens: placeholders stay, all other special tokens go. */
  decode(tokens: readonly number[]): string;
}

export function createTranslationTokenizer(
  tokenizer: Tokenizer,
  settings: TranslationSettings,
  layout: SourceLayout,
): TranslationTokenizer {
  const { family, startToken, endToken, padToken } = settings;
  const kept = new Set(settings.placeholders.map((token) => tokenizer.token_to_id(token)));
  const special = new Set([startToken, endToken, padToken]);
  for (const [id, token] of tokenizer.get_added_tokens_decoder()) if (token.special) special.add(id);
  const isText = (id: number) => !special.has(id) || kept.has(id);

  const idOf = (token: string | undefined): readonly number[] => {
    const id = token === undefined ? undefined : tokenizer.token_to_id(token);
    return id === undefined ? [] : [id];
  };
  const around = (side: SourceLayout['before'], { source }: LanguagePair) =>
    side.flatMap((token) => idOf(typeof token === 'string' ? token : source.token));

  return {
    encode(text, pair) {
      // Whoever writes `</s>` means those characters, but no model has another way to read them.
      const ids = tokenizer.encode(text, { add_special_tokens: false }).ids.filter(isText);
      if (family === 'marian') return [...idOf(pair.target.token), ...ids, endToken];
      return [...around(layout.before, pair), ...ids, ...around(layout.after, pair)];
    },
    beginning: ({ target }) => (family === 'marian' ? [startToken] : [startToken, ...idOf(target.token)]),
    decode(tokens) {
      const ids = tokens.filter(isText);
      return ids.length === 0 ? '' : tokenizer.decode(ids, { skip_special_tokens: false });
    },
  };
}
