import { expect, it } from 'vitest';
import { findLanguages, listedLanguages } from './languages.ts';

const found = (query: string, locale = 'en'): string | undefined => findLanguages(query, locale)[0]?.tag;

it.each([
  ['german', 'de'],
  ['Deutsch', 'de'],
  ['espanol', 'es'],
  ['中文', 'zh-Hans'],
  ['繁體', 'zh-Hant'],
  ['pt-br', 'pt-BR'],
  ['traditional', 'zh-Hant'],
  ['nds', 'nds'],
  ['  KOREAN ', 'ko'],
])('%s is found by its name, its own name or its code', (query, tag) => {
  expect(found(query)).toBe(tag);
});

it('names are those of the page, and English ones are found all the same', () => {
  expect(found('德语', 'zh-CN')).toBe('de');
  expect(found('german', 'zh-CN')).toBe('de');
});

it('what is no language finds nothing, and nothing typed finds all, each once and with a name', () => {
  expect(findLanguages('qqqq', 'en')).toEqual([]);
  const all = findLanguages('', 'en');
  expect(all).toBe(listedLanguages('en'));
  expect(new Set(all.map(({ tag }) => tag)).size).toBe(all.length);
  expect(all.filter(({ tag, name }) => name === tag)).toEqual([]);
});
