import { expect, it } from 'vitest';
import { iso639Code } from './iso-639-2.ts';

it.each([
  ['de-AT', 'deu', 'ger'],
  ['en', 'eng', 'eng'],
  ['zh-Hans', 'zho', 'chi'],
  ['pt-BR', 'por', 'por'],
  ['fil', 'fil', 'fil'],
  ['ger', 'deu', 'ger'],
  ['fra', 'fra', 'fre'],
  ['und', 'und', 'und'],
  ['', 'und', 'und'],
])('%s is %s in MP4 and %s in Matroska', (language, terminological, bibliographic) => {
  expect(iso639Code(language, 'terminological')).toBe(terminological);
  expect(iso639Code(language, 'bibliographic')).toBe(bibliographic);
});

it('gives codes that mean the same language', () => {
  for (const language of [
    'cs',
    'el',
    'fa',
    'fr',
    'he',
    'ja',
    'ko',
    'nl',
    'ro',
    'ru',
    'sk',
    'sq',
    'uk',
    'vi',
  ]) {
    expect(Intl.getCanonicalLocales(iso639Code(language, 'terminological'))).toEqual([language]);
    expect(Intl.getCanonicalLocales(iso639Code(language, 'bibliographic'))).toEqual([language]);
  }
});
