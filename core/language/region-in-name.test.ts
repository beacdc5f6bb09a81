import { expect, it } from 'vitest';
import { nameWithoutRegion, nameWithRegion, regionInName } from './region-in-name.ts';

it.each([
  ['Captions [pt-BR]', 'por', 'pt-BR'],
  ['Captions (zh-Hant-TW)', 'chi', 'zh-Hant-TW'],
  ['Português (Brasil)', 'por', 'pt-BR'],
  ['Brazilian Portuguese - SDH', 'por', 'pt-BR'],
  ['Portuguese (Portugal)', 'pt', 'pt-PT'],
  ['European Portuguese', 'por', 'pt-PT'],
  ['Simplified Chinese', 'chi', 'zh-Hans'],
  ['Chinese (Traditional)', 'zho', 'zh-Hant'],
  ['简体中文', 'chi', 'zh-Hans'],
  ['繁體中文', 'zho', 'zh-Hant'],
  ['繁體中文 (香港)', 'chi', 'zh-Hant-HK'],
  ['Spanish (Latin America)', 'spa', 'es-419'],
  ['Español latinoamericano', 'spa', 'es-419'],
  ['Castellano', 'spa', 'es-ES'],
  ['French (Canada)', 'fre', 'fr-CA'],
  ['Français canadien [CC]', 'fra', 'fr-CA'],
  ['English (UK)', 'eng', 'en-GB'],
  ['Srpski (latinica)', 'srp', 'sr-Latn'],
  ['Serbian Cyrillic', 'srp', 'sr-Cyrl'],
])('"%s" of a track in %s tells %s', (name, language, tag) => {
  expect(regionInName(name, language)).toBe(tag);
});

it.each([
  ['Portuguese', 'por'],
  ['中文', 'chi'],
  ['English - Forced', 'eng'],
  ['Director talks about us in Muster', 'spa'],
  ['Captions [pt-BR]', 'spa'],
  ['', 'und'],
])('"%s" of a track in %s tells none', (name, language) => {
  expect(regionInName(name, language)).toBeNull();
});

it('is put behind a name that does not tell it, and taken off again', () => {
  expect(nameWithRegion('Captions', 'pt-BR')).toBe('Captions [pt-BR]');
  expect(nameWithRegion('', 'zh-Hant')).toBe('[zh-Hant]');
  expect(nameWithRegion('Português (Brasil)', 'pt-BR')).toBe('Português (Brasil)');
  expect(nameWithRegion('Captions', 'de')).toBe('Captions');
  expect(nameWithoutRegion('Captions [pt-BR]')).toBe('Captions');
  expect(nameWithoutRegion('Talk [2024]')).toBe('Talk [2024]');
});
