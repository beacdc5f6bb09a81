/**
 * From a query to what FTS5 is asked, and to what matches in a text that was found. Words are alternatives (a question
 * is not a conjunction) that BM25 weighs; phrases and exclusions are strict.
 */
import { languageOfWords, lexiconFor } from '../language/lexicons.ts';
import { primaryLanguage } from '../language/language-tag.ts';
import type { SearchQuery, SearchTerm } from './search-query.ts';
import { stemsOf, wordsOf } from './text-words.ts';
import type { TextWord } from './text-words.ts';

export interface TextMark {
  readonly from: number;
  readonly to: number;
}

/**
 * An expression of FTS5 over the columns of `indexedWords`; null where nothing is asked for by words. `languages`: those
 * of the texts (BCP 47), each of which has its own stems.
 */
export function matchExpression(query: SearchQuery, languages: readonly string[]): string | null {
  const wanted = weighty(
    query.terms.filter(({ isExcluded }) => !isExcluded),
    languages,
  );
  const strict = wanted.filter(({ kind }) => kind === 'phrase').flatMap((term) => phraseOf(term) ?? []);
  const free = wanted.filter(({ kind }) => kind !== 'phrase').flatMap((term) => formsOf(term, languages));
  const alternatives = [...new Set([...strict, ...free])];
  if (alternatives.length === 0) return null;
  const excluded = query.terms.filter(({ isExcluded }) => isExcluded).flatMap((term) => phraseOf(term) ?? []);
  const any = `(${alternatives.join(' OR ')})`;
  const all = [...new Set(strict), any].join(' AND ');
  return excluded.length === 0 ? all : `(${all}) NOT (${[...new Set(excluded)].join(' OR ')})`;
}

/** Whether a text has all phrases of the query and nothing that it excludes: for what is found by its meaning. */
export function allowsText(query: SearchQuery, text: string): boolean {
  const strict = query.terms.filter(({ kind, isExcluded }) => isExcluded || kind === 'phrase');
  if (strict.length === 0) return true;
  const words = wordsOf(text);
  return strict.every((term) => hasPhrase(words, term) !== term.isExcluded);
}

/** Which characters of a text are what is asked for: in order, without overlaps. */
export function marksOf(query: SearchQuery, text: string, language: string): readonly TextMark[] {
  const words = wordsOf(text);
  const marks: TextMark[] = [];
  const terms = weighty(
    query.terms.filter(({ isExcluded }) => !isExcluded),
    [language],
  );
  for (const term of terms) {
    const asked = wordsOf(term.text);
    if (asked.length === 0) continue;
    const isTogether = term.kind === 'phrase' || asked.some(({ kind }) => kind !== 'word');
    const forms = isTogether ? null : new Set(asked.flatMap((word) => stemsIn(word, term.text, language)));
    for (let at = 0; at < words.length; at++) {
      const found = isTogether
        ? startsPhrase(words, at, phraseWords(asked), term.kind)
        : isForm(words[at]!, term, asked, forms!, text, language);
      if (found) {
        const last = isTogether ? at + phraseWords(asked).length - 1 : at;
        marks.push({ from: words[at]!.from, to: words[last]!.to });
      }
    }
  }
  return joined(marks);
}

/** Which share of what is asked for (0 to 1) stands in a text, small words aside. */
export function coverageOf(query: SearchQuery, text: string, language: string): number {
  const words = wordsOf(text);
  const written = new Set(words.map(({ folded }) => folded));
  const stems = new Set(words.flatMap((word) => (word.kind === 'word' ? stemsIn(word, text, language) : [])));
  const wanted = query.terms.filter(({ isExcluded }) => !isExcluded);
  const shares = weighty(wanted, [language]).flatMap((term) => {
    const asked = wordsOf(term.text);
    if (asked.length === 0) return [];
    if (term.kind !== 'word') return [hasPhrase(words, term) ? 1 : 0];
    const parts = phraseWords(asked);
    const found = parts.filter(
      (word) =>
        written.has(word.folded) ||
        (word.kind === 'word'
          ? stemsIn(word, term.text, language).some((stem) => stems.has(stem))
          : word.kind === 'tail' && words.some(({ folded }) => folded.startsWith(word.folded))),
    );
    return [found.length / parts.length];
  });
  return shares.length === 0 ? 0 : shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/** Small words say nothing beside others: only where there is no other they are looked for. */
function weighty(terms: readonly SearchTerm[], languages: readonly string[]): readonly SearchTerm[] {
  const whole = terms.map(({ text }) => text).join(' ');
  const language = languageOfWords(whole) ?? (languages.length === 1 ? languages[0]! : 'en');
  const lexicon = lexiconFor(language);
  const isSmall = ({ text, kind }: SearchTerm): boolean =>
    kind === 'word' && lexicon.classesOf(text.toLowerCase().replaceAll(/[^\p{L}\p{N}\p{M}'’]/gu, '')) !== 0;
  const others = terms.filter((term) => !isSmall(term));
  return others.length === 0 ? terms : others;
}

/** A word in all its forms, as alternatives. */
function formsOf(term: SearchTerm, languages: readonly string[]): readonly string[] {
  const asked = wordsOf(term.text);
  const last = asked.at(-1);
  if (last === undefined) return [];
  if (term.kind === 'prefix') return [`words : ${quoted(asked)} *`];
  if (asked.length > 1 && asked.every(({ kind }) => kind === 'word')) {
    // `b-roll`, `don't`: together, and each by its stem.
    return [
      `words : ${quoted(asked)}`,
      ...asked.flatMap((word) => (word.folded.length < 3 ? [] : stemForms(word, term, languages))),
    ];
  }
  return asked.flatMap((word) => {
    if (word.kind === 'part') return [`words : ${quoted([word])}`];
    // The last character of a run is looked for alone only where there is no other.
    if (word.kind === 'tail') return asked.length === 1 ? [`words : ${quoted([word])} *`] : [];
    return [`words : ${quoted([word])}`, ...stemForms(word, term, languages)];
  });
}

function stemForms(word: TextWord, term: SearchTerm, languages: readonly string[]): readonly string[] {
  const written = term.text.slice(word.from, word.to);
  const primary = new Set(languages.length === 0 ? ['und'] : languages.map((tag) => primaryLanguage(tag)));
  const stems = [...primary].flatMap((language) => stemsOf(word.folded, written, language));
  return [...new Set(stems)].map((stem) => `stems : "${stem}"`);
}

function phraseOf(term: SearchTerm): string | null {
  const asked = phraseWords(wordsOf(term.text));
  if (asked.length === 0) return null;
  const isBeginning = term.kind === 'prefix' || asked.at(-1)!.kind === 'tail';
  return `words : ${quoted(asked)}${isBeginning ? ' *' : ''}`;
}

/** Without the single characters at the end of a run, unless it is that short: what goes on there is left open. */
function phraseWords(asked: readonly TextWord[]): readonly TextWord[] {
  let end = asked.length;
  while (end > 1 && asked[end - 1]!.kind === 'tail' && asked[end - 2]!.to === asked[end - 1]!.to) end -= 1;
  return asked.slice(0, end);
}

/** Folded words have no quote in them: they are letters and figures. */
function quoted(words: readonly TextWord[]): string {
  return `"${words.map(({ folded }) => folded).join(' ')}"`;
}

function hasPhrase(words: readonly TextWord[], term: SearchTerm): boolean {
  const asked = phraseWords(wordsOf(term.text));
  return words.some((_, at) => startsPhrase(words, at, asked, term.kind));
}

function startsPhrase(
  words: readonly TextWord[],
  at: number,
  asked: readonly TextWord[],
  kind: SearchTerm['kind'],
): boolean {
  return (
    asked.length > 0 &&
    asked.every(({ folded, kind: part }, i) => {
      const own = words[at + i]?.folded;
      if (own === undefined) return false;
      const isOpen = i === asked.length - 1 && (kind === 'prefix' || part === 'tail');
      return isOpen ? own.startsWith(folded) : own === folded;
    })
  );
}

function stemsIn(word: TextWord, text: string, language: string): readonly string[] {
  return stemsOf(word.folded, text.slice(word.from, word.to), language);
}

function isForm(
  word: TextWord,
  term: SearchTerm,
  asked: readonly TextWord[],
  forms: ReadonlySet<string>,
  text: string,
  language: string,
): boolean {
  if (word.kind !== 'word') return false;
  if (term.kind === 'prefix') return word.folded.startsWith(asked.at(-1)!.folded);
  return (
    asked.some(({ folded }) => folded === word.folded) ||
    stemsIn(word, text, language).some((stem) => forms.has(stem))
  );
}

function joined(marks: readonly TextMark[]): readonly TextMark[] {
  const all: TextMark[] = [];
  for (const mark of marks.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = all.at(-1);
    if (last !== undefined && mark.from <= last.to)
      all[all.length - 1] = { from: last.from, to: Math.max(last.to, mark.to) };
    else all.push(mark);
  }
  return all;
}
