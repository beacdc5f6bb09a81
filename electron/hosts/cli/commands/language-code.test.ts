import { describe, expect, it } from 'vitest';
import { normaliseLanguage, normaliseLanguages, normaliseTarget } from './language-code.ts';

describe('language codes on the command line', () => {
  it.each([
    ['auto', 'auto'],
    ['en', 'en'],
    ['DE', 'de'],
    ['de-AT', 'de'],
    ['zh_Hans', 'zh'],
    ['German', 'de'],
    ['yue', 'yue'],
  ])('takes %s for %s', (typed, code) => expect(normaliseLanguage(typed)).toBe(code));

  it.each(['xx', 'klingon', '', '../en', 'e'])('refuses "%s" with a sentence', (typed) => {
    expect(() => normaliseLanguage(typed)).toThrow(/is no language code/);
  });
});

it('several languages are each named once, and auto stands alone', () => {
  expect(normaliseLanguages('en, Spanish,es-MX')).toEqual(['en', 'es']);
  expect(normaliseLanguages('auto')).toEqual(['auto']);
  expect(() => normaliseLanguages('auto,en')).toThrow(/or auto alone/);
  expect(() => normaliseLanguages('en,')).toThrow(/is no language code/);
});

it('a language to write keeps its region and script; auto is none, and what is none says how to name one', () => {
  expect(['zh_hant', 'pt-br', 'German', 'ES'].map(normaliseTarget)).toEqual(['zh-Hant', 'pt-BR', 'de', 'es']);
  for (const wrong of ['auto', 'klingon', '']) {
    expect(() => normaliseTarget(wrong)).toThrow('such as es, pt-BR or zh-Hant');
    expect(() => normaliseTarget(wrong)).not.toThrow('or auto');
  }
});
