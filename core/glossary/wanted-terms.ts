/** Which terms a text holds, and whether its translation says them as it should. */
import { isUnspacedScript } from '../cues/text-measure.ts';
import { canonicalTag, primaryLanguage } from '../language/language-tag.ts';
import { foldText } from '../language/same-text.ts';
import type { GlossaryTerm } from './term.ts';

type TermText = Pick<GlossaryTerm, 'text' | 'keep' | 'translations'>;

export interface WantedTerm {
  readonly text: string;
  /** In the target's language; the same as `text` where it is not to be translated. */
  readonly wanted: string;
}

/**
 * What a term is to be in a language (BCP 47); undefined where nothing is said of it. A translation for `pt` counts for
 * `pt-BR`, unless that has one of its own; Chinese in the one script says nothing of the other.
 */
export function wantedIn(term: TermText, to: string): string | undefined {
  if (term.keep === true) return term.text;
  const target = canonicalTag(to) ?? to;
  const entries = Object.entries(term.translations ?? {}).map(
    ([language, wanted]) => [canonicalTag(language) ?? language, wanted] as const,
  );
  const exact = entries.find(([language]) => language === target);
  if (exact !== undefined) return exact[1];
  const alike = entries.find(
    ([language]) => primaryLanguage(language) === primaryLanguage(target) && fits(language, target),
  );
  return alike?.[1];
}

function fits(language: string, target: string): boolean {
  const [one, other] = [localeOf(language), localeOf(target)];
  if (one === undefined || other === undefined) return false;
  return (
    one.maximize().script === other.maximize().script &&
    (one.region === undefined || one.region === other.region)
  );
}

function localeOf(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag);
  } catch {
    return undefined;
  }
}

/** The terms that a text holds, with what they are to be, the longest first: `New York Times` before `New York`. */
export function wantedTermsIn(text: string, terms: readonly TermText[], to: string): readonly WantedTerm[] {
  const found: WantedTerm[] = [];
  let rest = foldText(text);
  for (const term of terms.toSorted((a, b) => b.text.length - a.text.length)) {
    const at = placeOfTerm(rest, term.text);
    if (at === undefined) continue;
    const wanted = wantedIn(term, to);
    if (wanted !== undefined) found.push({ text: term.text, wanted });
    // What is a part of a longer term says nothing by itself.
    rest = blanked(rest, term.text);
  }
  return found;
}

function blanked(folded: string, term: string): string {
  let rest = folded;
  for (let place = placeOfTerm(rest, term); place !== undefined; place = placeOfTerm(rest, term)) {
    rest =
      rest.slice(0, place) + '\n'.repeat(foldText(term).length) + rest.slice(place + foldText(term).length);
  }
  return rest;
}

/** Letters that grammar may add to a word of the source: `needle`, `needles`. */
const endings = /^(?:'?s|es|n|en|e)?(?![\p{L}\p{N}])/u;

function placeOfTerm(folded: string, term: string): number | undefined {
  const wanted = foldText(term);
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
    if (isUnspacedScript(wanted)) return at;
    const behind = folded.slice(at + wanted.length, at + wanted.length + 4).replaceAll('’', "'");
    const isEnd = wanted.length >= 4 ? endings.test(behind) : !/^[\p{L}\p{N}]/u.test(behind);
    if (!/[\p{L}\p{N}]$/u.test(folded.slice(0, at)) && isEnd) return at;
  }
  return undefined;
}

/** Letters of a word that grammar may change at its end. */
const inflected = 2;
const minStem = 4;

/** Whether a translation has a term, in any form that grammar gives it. */
export function hasWanted(translation: string, { text, wanted }: WantedTerm): boolean {
  const folded = foldText(translation);
  if (folded.includes(foldText(wanted))) return true;
  // What is kept, is kept as it is.
  if (text === wanted || isUnspacedScript(wanted)) return false;
  const words = folded.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return (foldText(wanted).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).every((word) => {
    const stem = word.slice(0, Math.max(minStem, word.length - inflected));
    return words.some((each) => each.startsWith(stem) || each === word);
  });
}

export interface AppliedTerm extends WantedTerm {
  readonly isApplied: boolean;
}

/** For people: which terms count for a text, and which of them its translation has. */
export function appliedTerms(
  source: string,
  translation: string,
  terms: readonly TermText[],
  to: string,
): readonly AppliedTerm[] {
  return wantedTermsIn(source, terms, to).map((term) => ({
    ...term,
    isApplied: hasWanted(translation, term),
  }));
}
