import { primaryLanguage } from '../language/language-tag.ts';

/** The word with its first letter as a capital. */
export function capitalised(word: string, locale: string): string {
  // Dutch writes both letters of ij as capitals.
  const length = primaryLanguage(locale) === 'nl' && word.startsWith('ij') ? 2 : codePointLength(word);
  return word.slice(0, length).toLocaleUpperCase(locale) + word.slice(length);
}

function codePointLength(word: string): number {
  return (word.codePointAt(0) ?? 0) > 0xffff ? 2 : 1;
}
