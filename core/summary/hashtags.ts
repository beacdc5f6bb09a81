/** Hashtags of what a text is about: `#RemoteControl`, `#温室`. */
import { primaryLanguage } from '../language/language-tag.ts';
import { lexiconFor } from '../language/lexicons.ts';
import type { Theme } from './themes.ts';

const maxHashtags = 8;
const maxLength = 60;
const maxWords = 3;

/** With `#`; letters of the Latin script in ASCII; no two alike. */
export function hashtagsOf(themes: readonly Theme[]): readonly string[] {
  const tags = themes.filter(isName).map(({ text, language }) => `#${tagOf(text, language)}`);
  const different = new Map(tags.map((tag) => [tag.toLowerCase(), tag] as const));
  return [...different.values()]
    .filter((tag) => /^#(?=.*\p{L})[\p{L}\p{M}\p{N}]{2,}$/u.test(tag) && tag.length <= maxLength)
    .slice(0, maxHashtags);
}

/** Of one word only what may be a noun. */
function isName({ isTerm, stems, text, language }: Theme): boolean {
  if (!isTerm || stems.length > maxWords) return false;
  if (stems.length > 1) return true;
  const { table } = lexiconFor(language);
  // German nouns are told by their capitals.
  if (table.capitalisedNouns === true) return /^\p{Lu}/u.test(text);
  const word = text.toLowerCase();
  const otherEndings = [table.adverbEnding, table.verbEnding, table.adjectiveEnding];
  return !otherEndings.some((ending) => word.length > 4 && ending?.test(word) === true);
}

const umlauts: readonly (readonly [RegExp, string])[] = [
  [/ä/g, 'ae'],
  [/ö/g, 'oe'],
  [/ü/g, 'ue'],
  [/Ä/g, 'Ae'],
  [/Ö/g, 'Oe'],
  [/Ü/g, 'Ue'],
];
/** Letters that are no letter with an accent. */
const others: readonly (readonly [RegExp, string])[] = [
  [/ß/g, 'ss'],
  [/æ/g, 'ae'],
  [/Æ/g, 'Ae'],
  [/œ/g, 'oe'],
  [/Œ/g, 'Oe'],
  [/ø/g, 'o'],
  [/Ø/g, 'O'],
  [/ł/g, 'l'],
  [/Ł/g, 'L'],
  [/đ/g, 'd'],
  [/Đ/g, 'D'],
  [/ð/g, 'd'],
  [/þ/g, 'th'],
  [/ı/g, 'i'],
];

function tagOf(text: string, language: string): string {
  const words = text.split(/[\s\p{P}\p{S}]+/u).filter((word) => word !== '');
  return words
    .map((word) => inAscii(word, language))
    .map((word) => word.replace(/^\p{L}/u, (letter) => letter.toUpperCase()))
    .join('');
}

function inAscii(word: string, language: string): string {
  if (!/\p{Script=Latin}/u.test(word)) return word;
  const pairs = primaryLanguage(language) === 'de' ? [...umlauts, ...others] : others;
  const replaced = pairs.reduce((text, [letter, ascii]) => text.replaceAll(letter, ascii), word);
  return replaced.normalize('NFD').replaceAll(/\p{M}/gu, '');
}
