import { describe, expect, it } from 'vitest';
import { textSettings } from './text-settings.ts';

const xlmRoberta = { model_type: 'xlm-roberta', max_position_embeddings: 514, pad_token_id: 1 };

describe('the settings of a sentence encoder', () => {
  it('take the mean of 512 tokens where nothing else is said, and reckon with RoBERTa’s offset', () => {
    expect(textSettings({ config: xlmRoberta })).toEqual({
      pooling: 'mean',
      prefixes: { query: '', passage: '' },
      maxTokens: 512,
      noMatchBelow: undefined,
    });
  });

  it('know the prefixes of the E5 family by its name', () => {
    const config = { ...xlmRoberta, _name_or_path: 'intfloat/multilingual-e5-small' };
    expect(textSettings({ config }).prefixes).toEqual({ query: 'query: ', passage: 'passage: ' });
    const other = { ...xlmRoberta, _name_or_path: 'someone/made5-small' };
    expect(textSettings({ config: other }).prefixes.query).toBe('');
  });

  it('follow the files of sentence-transformers', () => {
    const settings = textSettings({
      config: { model_type: 'bert', max_position_embeddings: 512 },
      pooling: { pooling_mode_cls_token: true, pooling_mode_mean_tokens: false },
      length: { max_seq_length: 128 },
      prompts: { prompts: { query: 'Q: ', document: 'D: ' } },
    });
    expect(settings).toMatchObject({
      pooling: 'cls',
      maxTokens: 128,
      prefixes: { query: 'Q: ', passage: 'D: ' },
    });
  });

  it('put what our own exports say first', () => {
    const sidecut = { pooling: 'cls', queryPrefix: 'q ', noMatchBelow: 0.4, maxTokens: 64 } as const;
    expect(textSettings({ config: { ...xlmRoberta, sidecut }, pooling: {}, tokenizerLimit: 128 })).toEqual({
      pooling: 'cls',
      prefixes: { query: 'q ', passage: '' },
      maxTokens: 64,
      noMatchBelow: 0.4,
    });
  });

  it('leave a pooling open that is not known', () => {
    const config = { model_type: 'qwen3' };
    const pooling = { pooling_mode_cls_token: false, pooling_mode_mean_tokens: false };
    expect(textSettings({ config, pooling }).pooling).toBeUndefined();
  });
});
