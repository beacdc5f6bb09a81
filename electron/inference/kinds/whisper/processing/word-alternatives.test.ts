import { describe, expect, it } from 'vitest';
import { alternativesOf, readingOfRival } from './word-alternatives.ts';
import type { Reading } from './word-alternatives.ts';

function words(text: string, confidence = 0.5) {
  return text
    .split(/(?=\s)/u)
    .map((word) => ({ text: word.startsWith(' ') ? word : ` ${word}`, confidence }));
}

function reading(text: string, more: Partial<Reading> & { readonly confidence?: number } = {}): Reading {
  return { fromWord: 0, words: words(text, more.confidence), isWhole: true, ...more };
}

/** The texts of the alternatives, by the words that have any. */
function found(chosen: string, ...readings: readonly Reading[]): Record<string, readonly string[]> {
  const own = words(chosen);
  const lists = alternativesOf(own, readings);
  return Object.fromEntries(
    own.flatMap(({ text }, i) =>
      lists[i]!.length === 0 ? [] : [[text.trim(), lists[i]!.map((one) => one.text)]],
    ),
  );
}

describe('alternatives of words', () => {
  it('are what other readings have in their place, whatever was added or left out before', () => {
    const chosen = 'Mister Guttenberg printed the first book';
    expect(found(chosen, reading('Well mister Gutenberg printed a first book'))).toEqual({
      Guttenberg: ['Gutenberg'],
      the: ['a'],
    });
  });

  it('do not count case and marks, and come without marks', () => {
    expect(found('I met Guttenberg, in town', reading('i met, "Gutenberg." in Town!'))).toEqual({
      'Guttenberg,': ['Gutenberg'],
    });
  });

  it('are the likeliest first, each once and three at most', () => {
    const one = (text: string, confidence: number) => reading(`a ${text} day`, { confidence });
    const readings = [
      one('nine', 0.1),
      one('fine', 0.3),
      one('Fine', 0.4),
      one('wine', 0.2),
      one('pine', 0.05),
    ];
    expect(found('a mine day', ...readings)).toEqual({ mine: ['Fine', 'wine', 'nine'] });
  });

  it('leave out what is much less likely than the word', () => {
    expect(found('a mine day', reading('a nine day', { confidence: 0.01 }))).toEqual({});
  });

  it('may be several words for one', () => {
    expect(found('we went into town', reading('we went in to town'))).toEqual({ into: ['in to'] });
  });

  it('are none where a whole passage is another', () => {
    expect(found('we all went home by bus', reading('he sold some cars and bus'))).toEqual({});
  });

  it('come from readings that broke off, too, up to where they did', () => {
    const broken = reading('mister Gutenberg', { isWhole: false });
    expect(found('Mister Guttenberg printed the first book', broken)).toEqual({ Guttenberg: ['Gutenberg'] });
  });

  it('count from the word that a reading begins at', () => {
    const later = reading('first cook', { fromWord: 4 });
    expect(found('Mister Gutenberg printed the first book', later)).toEqual({ book: ['cook'] });
  });

  it('are found in scripts without spaces', () => {
    const own = Array.from('我在工作').map((text) => ({ text, confidence: 0.5 }));
    const other = Array.from('我再工作').map((text) => ({ text, confidence: 0.25 }));
    expect(alternativesOf(own, [{ fromWord: 0, words: other, isWhole: true }])).toEqual([
      [],
      [{ text: '再', confidence: 0.25 }],
      [],
      [],
    ]);
  });
});

describe('a token that came second', () => {
  const vocabulary = [
    ' Good',
    ' God',
    ' G',
    'ood',
    '.',
    ' Goods',
    ' Gut',
    'ten',
    'berg',
    'enberg',
    'en',
    'ter',
  ];
  const decode = (tokens: readonly number[]): string => tokens.map((token) => vocabulary[token]).join('');
  const reading = (tokens: readonly number[], at: number, token: number) => {
    const word = { text: decode(tokens), from: 1, to: 1 + tokens.length, confidence: 0.5 };
    return readingOfRival(word, 7, { at, token, logProb: Math.log(0.25) }, [0, ...tokens], decode);
  };
  const textOf = (...args: Parameters<typeof reading>) => reading(...args)[0]?.words[0]?.text;

  it('is an alternative where both are whole words', () => {
    const [own] = reading([0], 1, 1);
    expect(own).toMatchObject({ fromWord: 7, isWhole: false, words: [{ text: ' God' }] });
    expect(own!.words[0]!.confidence).toBeCloseTo(0.25);
  });

  it('makes another spelling of a longer word, with its rest or without', () => {
    expect(textOf([6, 7, 8], 2, 9)).toBe(' Gutenberg');
    expect(textOf([6, 7, 8], 2, 10)).toBe(' Gutenberg');
    expect(textOf([6, 7, 8], 2, 5)).toBeUndefined();
    expect(textOf([6, 7], 2, 11)).toBe(' Gutter');
  });

  it('is none where it is a mark, goes on a word, or may only begin one', () => {
    for (const token of [2, 3, 4]) expect(reading([0], 1, token)).toEqual([]);
    expect(reading([6, 7, 8], 1, 1)).toEqual([]);
    expect(reading([6, 7, 8], 3, 4)).toEqual([]);
  });
});
