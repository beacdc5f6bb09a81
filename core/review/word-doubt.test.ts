import { describe, expect, it } from 'vitest';
import { defaultDoubt } from '../cues/doubt-levels.ts';
import { doubtfulWords, trustInWords } from './word-doubt.ts';

const said = (...words: readonly (readonly [string, number?])[]) =>
  words.map(([text, confidence]) => ({ text, confidence }));
const found = (words: ReturnType<typeof said>, doubt = defaultDoubt) =>
  [...doubtfulWords(words, doubt)].map((i) => words[i]!.text.trim());

describe('doubtful words', () => {
  it('are those below the level, which can be moved', () => {
    const words = said([' the', 1], [' fields', 0.37], [' deserved', 0.74], [' much', 0.99]);
    expect(found(words)).toEqual(['fields']);
    expect(found(words, 0.3)).toEqual([]);
    expect(found(words, 0.7)).toEqual(['fields', 'deserved']);
  });

  it('come in company: one beside another is doubted sooner', () => {
    expect(found(said([' one', 1], [' with', 0.6], [' two', 1]))).toEqual([]);
    expect(found(said([' one', 0.3], [' with', 0.6], [' two', 0.3]))).toEqual(['one', 'with', 'two']);
  });

  it('are less often the first of a sentence, which can begin in many ways', () => {
    expect(found(said([' Printing,', 0.4], [' in', 1]))).toEqual([]);
    expect(found(said([' done.', 1], [' Look', 0.4]))).toEqual([]);
    expect(found(said([' done', 1], [' look', 0.4]))).toEqual(['look']);
  });

  it('are none that a person wrote', () => {
    expect(trustInWords(said([' typed'], [' by', 0.5]))).toEqual([undefined, 0.5]);
    expect(found(said([' typed'], [' here']))).toEqual([]);
  });
});
