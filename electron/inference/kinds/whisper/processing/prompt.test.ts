import { describe, expect, it } from 'vitest';
import { buildPrompt } from './prompt.ts';
import type { SpecialTokens } from './special-tokens.ts';

const tokens: SpecialTokens = {
  endOfText: 50,
  startOfTranscript: 51,
  startOfPrevious: 56,
  noSpeech: 57,
  noTimestamps: 58,
  timestampBegin: 59,
  transcribe: 54,
  translate: 55,
  languages: new Map([
    ['en', 52],
    ['de', 53],
  ]),
  multilingual: true,
};
const plain = { language: 'de', task: 'transcribe', hint: [], previous: [], contextLength: 20 } as const;

describe('buildPrompt', () => {
  it('names language and task', () => {
    expect(buildPrompt(plain, tokens)).toEqual({ tokens: [51, 53, 54], startIndex: 0 });
    expect(buildPrompt({ ...plain, task: 'translate' }, tokens).tokens).toEqual([51, 53, 55]);
  });

  it('gives an English-only model neither', () => {
    expect(buildPrompt({ ...plain, language: 'en' }, { ...tokens, multilingual: false }).tokens).toEqual([
      51,
    ]);
  });

  it('puts names and what was said before, at most half the context, with the oldest text cut', () => {
    const { tokens: prompt, startIndex } = buildPrompt(
      { ...plain, hint: [1, 2], previous: [3, 4, 5, 6, 7, 8, 9, 10] },
      tokens,
    );
    expect(prompt).toEqual([56, 1, 2, 4, 5, 6, 7, 8, 9, 10, 51, 53, 54]);
    expect(prompt[startIndex]).toBe(51);
  });
});
