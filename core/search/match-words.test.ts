import { describe, expect, it } from 'vitest';
import { indexedWords } from './index-words.ts';
import { allowsText, marksOf, matchExpression } from './match-words.ts';
import { parseQuery } from './parse-query.ts';

const expression = (typed: string, ...languages: string[]) => matchExpression(parseQuery(typed), languages);

function marked(typed: string, text: string, language = 'en'): readonly string[] {
  return marksOf(parseQuery(typed), text, language).map(({ from, to }) => text.slice(from, to));
}

describe('the words of a text', () => {
  it('are indexed as they are written and by their stems, case, accents and width aside', () => {
    expect(indexedWords('The Café’s ２ COLOURS', 'en')).toEqual({
      words: 'the cafe s 2 colours',
      stems: 'the cafe s 2 colour',
    });
    expect(indexedWords('٣ Häuser', 'de')).toEqual({ words: '3 hauser', stems: '3 haus' });
  });

  it('are pairs of characters in Chinese and Japanese, runs of three in Thai', () => {
    expect(indexedWords('图像颜色 in PS里', 'zh')).toEqual({
      words: '图像 像颜 颜色 色 in ps 里',
      stems: 'in ps',
    });
    expect(indexedWords('ラーメン', 'ja').words).toBe('ラー ーメ メン ン');
    expect(indexedWords('วิดีโอ', 'th').words).toBe('วิดีโ ดีโอ โอ อ');
  });

  it('of Korean have pairs of syllables for stems: endings are written to the word', () => {
    expect(indexedWords('사진을', 'ko')).toEqual({ words: '사진을', stems: '사진 진을' });
  });
});

describe('what FTS5 is asked', () => {
  it('has words as alternatives, each as written and by the stems of all languages', () => {
    expect(expression('Colors cut', 'en', 'zh')).toBe(
      '(words : "colors" OR stems : "color" OR stems : "colors" OR words : "cut" OR stems : "cut")',
    );
  });

  it('leaves out small words beside others, and not where there is nothing else', () => {
    expect(expression('how do I change the color', 'en')).toBe(
      '(words : "change" OR stems : "chang" OR words : "color" OR stems : "color")',
    );
    expect(expression('to be or not', 'en')).toContain('"not"');
  });

  it('is strict about phrases and exclusions', () => {
    expect(expression('"red car" fast -blue', 'und')).toBe(
      '(words : "red car" AND (words : "red car" OR words : "fast" OR stems : "fast")) NOT (words : "blue")',
    );
    expect(expression('-blue', 'en')).toBeNull();
  });

  it('finds one character and the beginning of a word anywhere', () => {
    expect(expression('猫', 'zh')).toBe('(words : "猫" *)');
    expect(expression('cut*', 'en')).toBe('(words : "cut" *)');
    expect(expression('"小猫"', 'zh')).toBe('words : "小猫" AND (words : "小猫")');
  });
});

describe('what matches in a text', () => {
  it('is marked in all its forms, by the place where it is written', () => {
    expect(marked('coloring crop*', 'Colors of Crops; decolor')).toEqual(['Colors', 'Crops']);
    expect(marked('ete', 'L’ÉTÉ dernier', 'fr')).toEqual(['ÉTÉ']);
    expect(marked('"red car"', 'A red, red car')).toEqual(['red car']);
    expect(marked('颜色', '更改图像颜色吧', 'zh')).toEqual(['颜色']);
    expect(marked('the color', 'The color')).toEqual(['color']);
  });

  it('is held against phrases and exclusions where it was found by its meaning', () => {
    expect(allowsText(parseQuery('"red car" fast'), 'My red car.')).toBe(true);
    expect(allowsText(parseQuery('"red car"'), 'A car, red.')).toBe(false);
    expect(allowsText(parseQuery('car -blu* -"old house"'), 'The Blue car')).toBe(false);
    expect(allowsText(parseQuery('"图像颜"'), '更改图像颜色')).toBe(true);
  });
});
