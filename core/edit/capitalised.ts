import { canonicalTag, primaryLanguage } from '../language/language-tag.ts';

/** The text with its first letter as a capital; names that begin small and go on large (`iPhone`) as they are. */
export function capitalised(text: string, locale: string): string {
  if (/^\p{Ll}{1,2}\p{Lu}\p{Ll}/u.test(text)) return text;
  // Dutch writes both letters of ij as capitals.
  const length = primaryLanguage(locale) === 'nl' && text.startsWith('ij') ? 2 : codePointLength(text);
  return capitalOf(text.slice(0, length), locale) + text.slice(length);
}

function capitalOf(letters: string, locale: string): string {
  // Capitals of Georgian are for whole words only.
  if (/^\p{Script=Georgian}/u.test(letters)) return letters;
  const capital = letters.toLocaleUpperCase(canonicalTag(locale) ?? undefined);
  if (letters === 'ij' || capital.length === letters.length) return titleForms.get(capital) ?? capital;
  // `SS` of `ß`, `FI` of a ligature.
  const [first = '', ...others] = capital;
  return first + others.join('').toLowerCase();
}

/** Two letters in one sign, of which only the first is a capital. */
const titleForms: ReadonlyMap<string, string> = new Map([
  ['Ǆ', 'ǅ'],
  ['Ǉ', 'ǈ'],
  ['Ǌ', 'ǋ'],
  ['Ǳ', 'ǲ'],
]);

function codePointLength(word: string): number {
  return (word.codePointAt(0) ?? 0) > 0xffff ? 2 : 1;
}
