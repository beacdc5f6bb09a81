/** Titles of a whole video: what it is most about, in the words that are said. */
import { capitalised } from '../edit/capitalised.ts';
import { canonicalTag } from '../language/language-tag.ts';
import type { Theme } from './themes.ts';

const maxLength = 100;
const maxTitles = 5;

/** The best first, no two alike, at most 100 characters each; none for a text that is about nothing. */
export function suggestTitles(themes: readonly Theme[], language: string): readonly string[] {
  const locale = localeOf(language);
  const texts = themes.map(({ text }) => text);
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const several = [3, 2].filter((count) => texts.length >= count).map((count) => texts.slice(0, count));
  const titles = [...several.map((some) => lists.format(some)), ...texts]
    .filter((title) => title.length <= maxLength)
    .map((title) => capitalised(title, locale));
  return [...new Set(titles)].slice(0, maxTitles);
}

/** What the platform has rules for; the root's for any other. */
function localeOf(language: string): string {
  const tag = canonicalTag(language);
  return tag !== null && Intl.ListFormat.supportedLocalesOf([tag]).length > 0 ? tag : 'und';
}
