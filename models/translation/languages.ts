import { languageName } from '../../core/language/language-name.ts';
import { knownLanguage, languageTag } from './language-codes.ts';

/** A language that a model has on one of its sides. */
export interface OfferedLanguage {
  /** BCP 47: `en`, `zh-Hant`. */
  readonly tag: string;
  /** The model's token for it, if it needs one. */
  readonly token: string | undefined;
}

export interface TranslatorLanguages {
  readonly from: readonly OfferedLanguage[];
  readonly to: readonly OfferedLanguage[];
  /** True for `opus-mt-mul-en` and the like, whose many languages are written down nowhere. */
  readonly fromAny: boolean;
  /** `en-es`, where not every pair goes. */
  readonly pairs: readonly string[] | undefined;
}

const languageToken = /^(?:__([a-z]{2,4})__|([a-z]{3}_[A-Z][a-z]{3}))$/;

/** Of M2M100 (`__en__`) and NLLB (`eng_Latn`): every language is on both sides. */
export function languagesOfTokens(
  tokens: readonly string[],
  pairs: readonly string[] | undefined,
): TranslatorLanguages {
  const all = tokens.flatMap((token) => {
    const match = languageToken.exec(token);
    return match ? offer(match[1] ?? match[2] ?? '', token) : [];
  });
  if (!pairs) return { from: all, to: all, fromAny: false, pairs };
  const side = (index: number) => new Set(pairs.map((pair) => tagOf(pair.split('-')[index] ?? '')));
  const [sources, targets] = [side(0), side(1)];
  return {
    from: all.filter(({ tag }) => sources.has(tag)),
    to: all.filter(({ tag }) => targets.has(tag)),
    fromAny: false,
    pairs: pairs.map((pair) => pair.split('-').map(tagOf).join('-')),
  };
}

export function isLanguageToken(token: string): boolean {
  return languageToken.test(token);
}

function offer(code: string, token: string | undefined): readonly OfferedLanguage[] {
  const language = knownLanguage(code);
  return language ? [{ tag: languageTag(language), token }] : [];
}

function tagOf(code: string): string {
  const language = knownLanguage(code);
  return language ? languageTag(language) : code;
}

/** Undefined when the model has nothing for it; the same language in another script is better than nothing. */
export function findLanguage(
  offered: readonly OfferedLanguage[],
  asked: string,
): OfferedLanguage | undefined {
  const wanted = knownLanguage(asked);
  if (!wanted) return undefined;
  const exact = languageTag(wanted);
  return (
    offered.find(({ tag }) => tag === exact) ??
    offered.find(({ tag }) => knownLanguage(tag)?.language === wanted.language) ??
    offered.find(({ tag }) => tag === near.get(wanted.language))
  );
}

/** What stands in for a language that a model does not have. */
const near: ReadonlyMap<string, string> = new Map([
  ['nn', 'no'],
  ['yue', 'zh'],
]);

export interface LanguagePair {
  readonly source: OfferedLanguage;
  readonly target: OfferedLanguage;
}

/** The pair as the model has it, or a sentence that says what it can do instead. */
export function findPair(
  languages: TranslatorLanguages,
  source: string,
  target: string,
): LanguagePair | { readonly problem: string } {
  const from =
    findLanguage(languages.from, source) ??
    (languages.fromAny && knownLanguage(source) ? { tag: tagOf(source), token: undefined } : undefined);
  const to = findLanguage(languages.to, target);
  if (!from)
    return {
      problem: `The model cannot translate from ${naming(source)}. It knows ${listing(languages.from)}.`,
    };
  if (!to)
    return {
      problem: `The model cannot translate into ${naming(target)}. It knows ${listing(languages.to)}.`,
    };
  const { pairs } = languages;
  if (pairs && !pairs.includes(`${from.tag}-${to.tag}`)) {
    const list = pairs.slice(0, 20).join(', ');
    return {
      problem: `The model cannot translate from ${naming(source)} into ${naming(target)}. Its pairs are ${list}: go by way of a language that has both.`,
    };
  }
  return { source: from, target: to };
}

function naming(asked: string): string {
  const language = knownLanguage(asked);
  return language
    ? `${languageName(asked.replaceAll('_', '-'), 'en')} (${asked})`
    : `"${asked.slice(0, 40)}"`;
}

const mostNamed = 24;

function listing(offered: readonly OfferedLanguage[]): string {
  const tags = [...new Set(offered.map(({ tag }) => tag))].sort();
  const named = tags.slice(0, mostNamed).map((tag) => `${languageName(tag, 'en')} (${tag})`);
  const more = tags.length - named.length;
  return more > 0 ? `${named.join(', ')} and ${String(more)} more` : named.join(', ');
}
