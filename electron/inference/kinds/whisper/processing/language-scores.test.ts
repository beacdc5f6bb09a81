import { describe, expect, it } from 'vitest';
import { isSidecutError } from '../../../../../core/errors.ts';
import { checkLanguage } from '../transcription/check-language.ts';
import { guessLanguage } from './language-scores.ts';
import type { SpecialTokens } from './special-tokens.ts';

const languages = new Map([
  ['en', 1],
  ['zh', 2],
  ['de', 3],
]);
const tokens: SpecialTokens = {
  ...{ endOfText: 0, startOfTranscript: 4, startOfPrevious: 5, noSpeech: 6, noTimestamps: 7 },
  ...{ timestampBegin: 8, transcribe: 9, translate: 10, languages, multilingual: true },
};
/** In the second row; other tokens are likelier than any language. */
const logits = Float32Array.from([...Array<number>(11).fill(9), 9, 2, 3, -2, ...Array<number>(7).fill(9)]);

describe('the language of a window', () => {
  it('is the likeliest, with the others that are likely enough to matter', () => {
    const guess = guessLanguage(logits, 11, tokens);
    expect(guess.language).toBe('zh');
    expect(guess.candidates?.map(({ language }) => language)).toEqual(['zh', 'en']);
    expect(guess.probability).toBeCloseTo(Math.exp(3) / (Math.exp(2) + Math.exp(3) + Math.exp(-2)), 5);
  });

  it('is one of those that come into question', () => {
    const guess = guessLanguage(logits, 11, tokens, ['de', 'en']);
    expect(guess.language).toBe('en');
    expect(guess.probability).toBeCloseTo(1 / (1 + Math.exp(-4)), 5);
    expect(guessLanguage(logits, 11, tokens, ['de']).probability).toBe(1);
    // A damaged model computes no numbers.
    expect(guessLanguage(new Float32Array(22).fill(-Infinity), 0, tokens).language).toBe('en');
  });
});

describe('the languages asked for', () => {
  const check = (language: string, some?: readonly string[], multilingual = true) =>
    checkLanguage({ ...tokens, multilingual }, { language, languages: some }, 'transcribe');

  it('are to be found out unless one is named', () => {
    expect(check('auto')).toBeUndefined();
    expect(check('auto', ['en', 'de'])).toBeUndefined();
    expect(check('de')).toEqual({ language: 'de', probability: 1 });
    expect(check('auto', ['de'])).toEqual({ language: 'de', probability: 1 });
    expect(check('auto', ['en', 'de'], false)).toEqual({ language: 'en', probability: 1 });
  });

  it('are all known to the model', () => {
    expect(factsOf(() => check('auto', ['en', 'fr']))).toMatchObject({
      reason: 'model-lacks',
      language: 'fr',
    });
    expect(factsOf(() => check('auto', ['fr', 'de'], false))).toEqual({
      ...{ reason: 'model-speaks-english', language: 'fr' },
    });
  });
});

function factsOf(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    return isSidecutError(error, 'unknown-language') ? error.facts : error;
  }
}
