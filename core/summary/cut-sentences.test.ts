import { expect, it } from 'vitest';
import type { Sentence } from '../text/sentences.ts';
import { piecesOf, withoutSpareWords } from './cut-sentences.ts';

function spoken(count: number): Sentence {
  const words = Array.from({ length: count }, (_, at) => ({
    ...{ text: ` word${at}`, startMs: at * 300, endMs: at * 300 + (at % 10 === 9 ? 100 : 290) },
  }));
  const text = words
    .map((word) => word.text)
    .join('')
    .trim();
  return { id: 'a', startMs: 0, endMs: count * 300, text, words, speaker: null, language: 'en' };
}

it.each([1, 12, 60, 61, 200])('%s words are cut the same without the words that nobody asks for', (count) => {
  const sentence = spoken(count);
  const lean = withoutSpareWords(sentence);
  expect(lean.words).toHaveLength(count > 60 ? count : 0);
  const shown = (one: Sentence) =>
    piecesOf(one).map(({ text, startMs, endMs }) => ({ text, startMs, endMs }));
  expect(shown(lean)).toEqual(shown(sentence));
});
