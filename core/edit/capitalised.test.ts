import { expect, it } from 'vitest';
import { capitalised } from './capitalised.ts';

it.each([
  ['release notes', 'en', 'Release notes'],
  ['ihale', 'tr', 'İhale'],
  ['ijs', 'nl', 'IJs'],
  ['iPhone cases', 'en', 'iPhone cases'],
  ["l'Italia", 'it', "L'Italia"],
  ['ßa', 'de', 'Ssa'],
  ['ﬁlm', 'en', 'Film'],
  ['ǆep', 'hr', 'ǅep'],
  ['საქართველო', 'ka', 'საქართველო'],
  ['𐐨𐐩', 'en', '𐐀𐐩'],
  ['', 'en', ''],
])('%s (%s) begins as %s', (text, locale, expected) => {
  expect(capitalised(text, locale)).toBe(expected);
});

it.each(['', 'en_US', 'x', '12'])('a tag that is none (%s) is no reason to fail', (tag) => {
  expect(capitalised('word', tag)).toBe('Word');
});
