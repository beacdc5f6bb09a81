import { findMerges } from './byte-pairs.ts';

/** `tokenizer.json` of a vocabulary, in the layout of the hub's Whisper tokenizers. */
export function makeTokenizerJson(texts: readonly string[], specials: readonly string[]): object {
  const byteLevel = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true };
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: specials.map((content, index) => ({
      id: texts.length + index,
      content,
      ...{ single_word: false, lstrip: false, rstrip: false, normalized: false, special: true },
    })),
    normalizer: null,
    pre_tokenizer: byteLevel,
    post_processor: null,
    decoder: { ...byteLevel, add_prefix_space: true },
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: '',
      end_of_word_suffix: '',
      fuse_unk: false,
      byte_fallback: false,
      vocab: Object.fromEntries(texts.map((token, id) => [token, id])),
      merges: findMerges(texts),
    },
  };
}
