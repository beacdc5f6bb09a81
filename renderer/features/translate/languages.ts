/** The languages that captions can be translated into, as a person looks for them. */
import { knownLanguageName, languageName } from '../../../core/language/language-name.ts';
import { canonicalTag } from '../../../core/language/language-tag.ts';
import { foldText } from '../../../core/language/same-text.ts';

export interface ListedLanguage {
  /** BCP 47. */
  readonly tag: string;
  /** In the language of the page. */
  readonly name: string;
  /** In the language itself. */
  readonly ownName: string;
}

/** Those of M2M100, with the scripts and regions that audiences tell apart. Any other can be typed by its code. */
const tags = (
  'af am ar az be bg bn bs ca cs cy da de el en en-GB es es-419 et eu fa fi fil fr fr-CA ga gl gu ha he hi hr ht hu hy ' +
  'id is it ja jv ka kk km kn ko lo lt lv mg mk ml mn mr ms my nb ne nl nn pa pl ps pt-BR pt-PT ro ru sd si sk sl so sq ' +
  'sr sr-Latn sv sw ta te th tr uk ur uz vi yo zh-Hans zh-Hant zu'
).split(' ');

function listed(tag: string, locale: string): ListedLanguage {
  return { tag, name: languageName(tag, locale), ownName: languageName(tag, tag) };
}

const lists = new Map<string, readonly ListedLanguage[]>();

/** By their names in the language of the page. */
export function listedLanguages(locale: string): readonly ListedLanguage[] {
  const known =
    lists.get(locale) ??
    tags
      .map((tag) => listed(tag, locale))
      .toSorted((a, b) => a.name.localeCompare(b.name, locale) || (a.tag < b.tag ? -1 : 1));
  lists.set(locale, known);
  return known;
}

/** Also one that is not in the list. */
export function listedLanguage(tag: string, locale: string): ListedLanguage {
  return listedLanguages(locale).find((each) => each.tag === tag) ?? listed(tag, locale);
}

/**
 * Those whose name, in the page's language, their own or English, has what was typed, or whose code begins with it:
 * names that begin with it first. A code that is none of them stands for itself.
 */
export function findLanguages(query: string, locale: string): readonly ListedLanguage[] {
  const wanted = searched(query.trim());
  if (wanted === '') return listedLanguages(locale);
  const ranked = listedLanguages(locale)
    .flatMap((language) => {
      const rank = rankOf(language, wanted);
      return rank === null ? [] : [{ language, rank }];
    })
    .toSorted((a, b) => a.rank - b.rank);
  const found = ranked.map(({ language }) => language);
  const tag = canonicalTag(query);
  if (tag === null || tags.includes(tag) || knownLanguageName(tag, locale) === undefined) return found;
  // What begins as a name does is hardly meant as a code.
  const isName = ranked[0] !== undefined && ranked[0].rank < 4;
  return isName ? [...found, listed(tag, locale)] : [listed(tag, locale), ...found];
}

/** 0: exactly its code or name; the more, the less. */
function rankOf({ tag, name, ownName }: ListedLanguage, wanted: string): number | null {
  const names = [name, ownName, languageName(tag, 'en')].map(searched);
  const code = tag.toLowerCase();
  if (code === wanted || names.includes(wanted)) return 0;
  if (names.some((each) => each.startsWith(wanted))) return 1;
  if (names.some((each) => each.split(/[\s(]+/u).some((word) => word.startsWith(wanted)))) return 2;
  if (code.startsWith(wanted)) return 3;
  return names.some((each) => each.includes(wanted)) ? 4 : null;
}

/** Whoever types `espanol` means `español`. */
function searched(text: string): string {
  return foldText(text).normalize('NFD').replaceAll(/\p{M}/gu, '');
}
