import { describe, expect, it } from 'vitest';
import { isSidecutError } from '../../../../../core/errors.ts';
import { generationConfigSchema, modelConfigSchema, preprocessorConfigSchema } from './model-config.ts';
import { findSpecialTokens } from './special-tokens.ts';

const config = modelConfigSchema.parse({
  model_type: 'whisper',
  vocab_size: 100,
  d_model: 8,
  encoder_layers: 1,
  decoder_layers: 1,
  encoder_attention_heads: 1,
  decoder_attention_heads: 1,
});
const tokenIds = new Map([
  ['<|endoftext|>', 10],
  ['<|startoftranscript|>', 11],
  ['<|en|>', 12],
  ['<|yue|>', 13],
  ['<|transcribe|>', 14],
  ['<|nocaptions|>', 15],
  ['<|notimestamps|>', 16],
  ['<|0.00|>', 17],
]);

describe('findSpecialTokens', () => {
  it('reads the tokenizer, under the old names too', () => {
    const tokens = findSpecialTokens(tokenIds, { lang_to_id: { '<|en|>': 12, '<|yue|>': 13 } }, config);
    expect(tokens).toMatchObject({ endOfText: 10, noSpeech: 15, timestampBegin: 17, multilingual: true });
    expect([...tokens.languages]).toEqual([
      ['en', 12],
      ['yue', 13],
    ]);
  });

  it('knows an English-only model by its flag, although its tokenizer lists languages', () => {
    expect(findSpecialTokens(tokenIds, { is_multilingual: false }, config).multilingual).toBe(false);
  });

  it('refuses files that do not belong together', () => {
    const wrong = new Map([...tokenIds, ['<|0.00|>', 117] as const]);
    expect(() => findSpecialTokens(wrong, {}, config)).toThrow(
      expect.toSatisfy((error) => isSidecutError(error, 'model-damaged')),
    );
    expect(() => findSpecialTokens(new Map(), {}, config)).toThrow(
      expect.toSatisfy((error) => isSidecutError(error, 'model-damaged')),
    );
  });
});

describe('the configuration schemas', () => {
  it('read the window length instead of assuming 30 s', () => {
    expect(preprocessorConfigSchema.parse({ chunk_length: 10, n_samples: 160_000 }).windowSamples).toBe(
      160_000,
    );
    expect(preprocessorConfigSchema.parse({ chunk_length: 10 }).windowSamples).toBe(160_000);
  });

  it.each([
    ['vocab_size', 1e9],
    ['decoder_layers', 1e6],
    ['max_source_positions', -1],
    ['d_model', 0.5],
  ])('refuse %s of %d', (key, value) => {
    expect(modelConfigSchema.safeParse({ ...config, [key]: value }).success).toBe(false);
  });

  it('accept what published files hold', () => {
    const published = {
      suppress_tokens: [-1],
      begin_suppress_tokens: [220, 50257],
      alignment_heads: [[3, 1]],
      max_initial_timestamp_index: null,
    };
    expect(generationConfigSchema.safeParse(published).success).toBe(true);
  });
});
