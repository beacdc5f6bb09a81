import { expect, it } from 'vitest';
import { usualLanguage } from './transcript-store.ts';

it('the usual language is that of most words, also where a window holds passages of two', () => {
  const word = (language?: string) => ({
    ...{ startMs: 0, endMs: 100, text: ' word' },
    ...(language === undefined ? {} : { language }),
  });
  const window = (language: string, ...own: readonly (string | undefined)[]) => ({
    ...{ startMs: 0, coveredMs: 1000, language, isLanguageSure: true, words: own.map(word) },
  });
  expect(usualLanguage([window('en', undefined, undefined, 'es', 'es', 'es'), window('es', undefined)])).toBe(
    'es',
  );
  expect(usualLanguage([window('en', undefined, undefined), window('es', undefined)])).toBe('en');
  expect(usualLanguage([window('en')])).toBeUndefined();
});
