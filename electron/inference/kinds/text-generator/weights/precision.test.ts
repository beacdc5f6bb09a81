import { describe, expect, it } from 'vitest';
import { bestOf, fileOf, tellingName } from './precision.ts';

const published = [
  'README.md',
  'Model-1B-F16.gguf',
  'Model-1B-IQ2_XXS.gguf',
  'Model-1B-Q4_0.gguf',
  'Model-1B-Q4_K_M.gguf',
  'Model-1B-Q8_0.gguf',
  'Model-1B-Q6_K-00001-of-00002.gguf',
  'mmproj-Model-f32.gguf',
];

describe('the files of a language model', () => {
  it.each([
    ['q4', 'Model-1B-Q4_K_M.gguf'],
    ['int8', 'Model-1B-Q8_0.gguf'],
    ['fp16', 'Model-1B-F16.gguf'],
    // Halves and what sees pictures do not count.
    ['fp32', undefined],
  ] as const)('of %s are known by their names', (precision, name) => {
    expect(fileOf(published, precision)).toBe(name);
  });

  it.each([
    ['qwen2.5-0.5b-instruct-q4_k_m.gguf', 'q4'],
    ['Phi-3-mini-4k-instruct-q4.gguf', 'q4'],
    ['SmolLM2-1.7B-Instruct.Q4_K_M.gguf', 'q4'],
    ['Qwen3-4B-UD-Q4_K_XL.gguf', 'q4'],
    ['gemma-3-270m-it-bf16.gguf', 'fp16'],
  ] as const)('%s is one of %s', (name, precision) => {
    expect(fileOf([name], precision)).toBe(name);
    expect(bestOf([name])).toBe(name);
  });

  it('keep a name that tells, and get one by their header that does not', () => {
    expect(tellingName('model-q8_0.gguf', 'Q4_K_M')).toBe('model-q8_0.gguf');
    expect(tellingName('My model.gguf', 'Q4_K_M')).toBe('My model-q4_k_m.gguf');
    expect(bestOf([tellingName('a.gguf', null)])).toBe('a-quantised.gguf');
    expect(bestOf(['a.gguf'])).toBeUndefined();
  });
});
