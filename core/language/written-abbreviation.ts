import { classBit } from './function-words.ts';
import { abbreviatingLanguage, isAbbreviation, lexiconFor } from './lexicons.ts';
import { mayEndSentence } from './sentence-end.ts';

/** Neither all small nor all capitals, and no titles: what the rules below can't tell. */
const mixed: ReadonlyMap<string, readonly string[]> = new Map([
  ['en', ['Ph.D.', 'Jr.', 'Sr.', 'Inc.', 'Ltd.', 'Corp.', 'B.Sc.', 'M.Sc.']],
  [
    'de',
    [
      'z.B.',
      'o.Ä.',
      'u.Ä.',
      'v.Chr.',
      'n.Chr.',
      'Nr.',
      'Str.',
      'St.',
      'Hr.',
      'Fr.',
      'Bd.',
      'Abs.',
      'Mio.',
      'Mrd.',
    ],
  ],
]);

const dotted = /^(?:\p{L}{1,3}\.){2,}$/u;

/** Whether a word with its stop (`e.g.`, `U.S.`, `Mr.`, `etc.`) is an abbreviation of the language. */
export function isAbbreviated(word: string, language: string | undefined): boolean {
  const lower = word.toLocaleLowerCase();
  return dotted.test(word) || isAbbreviation(lower, language) || mayEndSentence.test(lower);
}

/** `Mr`, `Dr`: what is short for a title and stands before a name, with or without its stop. */
export function isShortTitle(word: string, language: string | undefined): boolean {
  const lower = word.toLocaleLowerCase().replace(/\.$/u, '');
  const isTitle = (lexiconFor(abbreviatingLanguage(language)).classesOf(lower) & classBit.title) !== 0;
  return isTitle && isAbbreviation(`${lower}.`, language);
}

/**
 * An abbreviation, given with its stop in any case, as it is written inside a sentence: `Mr.`, `p.m.`, `U.S.`, `Ph.D.`;
 * null for what is none, or one that has no case of its own (`etc.` is small like any word).
 */
export function writtenAbbreviation(word: string, language: string | undefined): string | null {
  const lower = word.toLocaleLowerCase();
  const known = (mixed.get(abbreviatingLanguage(language)) ?? []).find(
    (form) => form.toLocaleLowerCase() === lower,
  );
  if (known !== undefined) return known;
  if (isShortTitle(word, language)) return lower.charAt(0).toLocaleUpperCase() + lower.slice(1);
  if (!dotted.test(word)) return null;
  const isUnit =
    (lexiconFor(abbreviatingLanguage(language)).classesOf(lower.slice(0, -1)) & classBit.unit) !== 0;
  const isSmall = isUnit || isAbbreviation(lower, language) || mayEndSentence.test(lower);
  return isSmall ? lower : lower.toLocaleUpperCase();
}
