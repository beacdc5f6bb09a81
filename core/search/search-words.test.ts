import { describe, expect, it } from 'vitest';
import { findTerms, foldForSearch, searchTerms } from './search-words.ts';

const marked = (text: string, query: string): readonly string[] =>
  findTerms(text, searchTerms(query)).map(({ start, end }) => text.slice(start, end));

describe('searching for words', () => {
  it('leaves case, accents, tags and breaks of lines aside', () => {
    expect(foldForSearch('<i>Grüße</i>\naus  MÜNCHEN')).toBe('grusse aus munchen');
    expect(searchTerms('  Grüsse   münchen grüsse ')).toEqual(['grusse', 'munchen']);
  });

  it('keeps marks that are letters of their script', () => {
    expect(foldForSearch('किताब')).toBe('किताब');
    expect(searchTerms('雪が 降る')).toEqual(['雪が', '降る']);
  });

  it('shows where the words stand in the text as it is written', () => {
    expect(marked('Im Schnee, Straße um Straße', 'STRASSE')).toEqual(['Straße', 'Straße']);
    expect(marked('Cafe\u0301 au lait, café', 'cafe')).toEqual(['Cafe\u0301', 'café']);
    expect(marked('snowman in the snow', 'now snow')).toEqual(['snow', 'snow']);
    expect(marked('昨日は雪が降った', '雪が')).toEqual(['雪が']);
    expect(marked('nothing', 'snow')).toEqual([]);
  });
});
