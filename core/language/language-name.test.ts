import { describe, expect, it } from 'vitest';
import { knownLanguageName, languageName } from './language-name.ts';

describe('the name of a language', () => {
  it('is written in the language asked for', () => {
    expect(languageName('de', 'en')).toBe('German');
    expect(languageName('de', 'de')).toBe('Deutsch');
    expect(languageName('zh', 'zh-CN')).toBe('中文');
    expect(languageName('pt-BR', 'en')).toBe('Brazilian Portuguese');
    expect(knownLanguageName('yue', 'en')).toBe('Cantonese');
  });

  it('is the tag itself where there is none', () => {
    for (const tag of ['xx', 'qqq', 'not a tag', '']) {
      expect(languageName(tag, 'en')).toBe(tag);
      expect(knownLanguageName(tag, 'en')).toBeUndefined();
    }
    expect(languageName('de', 'no locale!')).toBe('de');
  });
});
