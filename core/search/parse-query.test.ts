import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchExpression } from './match-words.ts';
import { parseQuery } from './parse-query.ts';

const noFilters = { languages: [], places: [], speakers: [], tags: [], before: null, after: null };
const word = (text: string) => ({ text, kind: 'word', isExcluded: false });

describe('a query', () => {
  it('is words, phrases, beginnings and what is excluded', () => {
    expect(parseQuery('crop "red car" cut* -blue -"old house"')).toEqual({
      text: 'crop red car cut',
      terms: [
        word('crop'),
        { text: 'red car', kind: 'phrase', isExcluded: false },
        { text: 'cut', kind: 'prefix', isExcluded: false },
        { text: 'blue', kind: 'word', isExcluded: true },
        { text: 'old house', kind: 'phrase', isExcluded: true },
      ],
      filters: noFilters,
    });
  });

  it('takes filters by their names, quoted values and several of one kind', () => {
    const { text, filters } = parseQuery(
      'LANG:pt-br lang：de in:holiday speaker:"Anna B" tag:b-roll before:2026-5 after:2026-01-31 beach',
    );
    expect(text).toBe('beach');
    expect(filters).toEqual({
      languages: ['pt-BR', 'de'],
      places: ['holiday'],
      speakers: ['Anna B'],
      tags: ['b-roll'],
      before: '2026-05',
      after: '2026-01-31',
    });
  });

  it('takes a filter that says nothing for a word', () => {
    expect(parseQuery('before:2026-02-31 lang: in:').terms).toEqual([word('before:2026-02-31')]);
    expect(parseQuery('note:this').terms).toEqual([word('note:this')]);
  });

  it('reads the quotes of other languages, and one that is not closed to the end', () => {
    const phrase = (text: string) => ({ text, kind: 'phrase', isExcluded: false });
    expect(parseQuery('„rotes Auto“ «l’été» 「赤い車」 "open end').terms).toEqual(
      ['rotes Auto', 'l’été', '赤い車', 'open end'].map(phrase),
    );
  });

  it('leaves a hyphen within a word and a lone sign alone', () => {
    expect(parseQuery('well-known - * "" "?"').terms).toEqual([word('well-known')]);
  });

  it('is never refused, whatever is typed, and cheap', () => {
    const piece = fc.constantFrom(
      '"',
      '-',
      '*',
      ':',
      'lang:',
      '“',
      '(',
      ')',
      ' ',
      'OR',
      '猫',
      'é',
      '\0',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'grapheme' })), { maxLength: 60 }), (pieces) => {
        matchExpression(parseQuery(pieces.join('')), ['en', 'zh']);
      }),
      { numRuns: 60 },
    );
    for (const text of ['"', '-"', '猫', 'a* ', '「', 'lang:', '-'].map((one) => one.repeat(500))) {
      const expression = matchExpression(parseQuery(text), ['en', 'de', 'zh']) ?? '';
      expect(expression.length).toBeLessThan(20_000);
    }
  });
});
