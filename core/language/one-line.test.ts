import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutToLength, oneLine } from './one-line.ts';

it.each([
  ['two\r\nlines', 'two lines'],
  ['a tab\tand\u0007 a bell\u0000', 'a tab and a bell'],
  ['C1: \u0085next\u009b line', 'C1: next line'],
  ['separators\u2028of\u2029Unicode', 'separators of Unicode'],
  ['half \ud83d of an emoji', 'half \ufffd of an emoji'],
  ['as it is 👩‍👩‍👧 中文', 'as it is 👩‍👩‍👧 中文'],
])('%j is one line', (text, line) => {
  expect(oneLine(text)).toBe(line);
});

it('is cut between characters as they are seen', () => {
  expect(cutToLength('abc👩‍👩‍👧', 7)).toBe('abc');
  expect(cutToLength('abc👩‍👩‍👧', 11)).toBe('abc👩‍👩‍👧');
  expect(cutToLength('cafe\u0301s', 4)).toBe('caf');
  expect(cutToLength('two words', 4)).toBe('two');
});

it('is never longer than asked for, and always a beginning of the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(30), (text, length) => {
      const cut = cutToLength(text, length);
      expect(cut.length).toBeLessThanOrEqual(length);
      expect(text.startsWith(cut)).toBe(true);
      expect(cut.isWellFormed()).toBe(true);
    }),
  );
});
