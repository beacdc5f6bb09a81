import { readMarked } from '../edit/marked-text.ts';
import { createFinder } from './query.ts';
import type { FindQuery } from './query.ts';
import { languageOfWords, lexiconFor } from '../language/lexicons.ts';
import { foldText } from '../language/same-text.ts';
import { endsSentence } from '../language/sentence-end.ts';
import { wordsOfText } from '../language/words-of-text.ts';
import { isAlike } from '../glossary/alike.ts';
import { normaliseTerm } from '../glossary/term.ts';

/** What a person put right in a cue: some words that were heard wrongly. */
export interface Correction {
  readonly from: string;
  readonly to: string;
  /** It is written as a name is, not only as a word. */
  readonly isName: boolean;
}

/** More words than that are written anew, not put right. */
const maxWords = 3;

/**
 * The words by which two texts of a cue (with tags) differ, where they are one mishearing: up to three words in one place
 * that became a name or a word alike. Undefined for anything else: other words, punctuation, a capital at the beginning of
 * a sentence, small words that stand everywhere.
 */
export function correctionOf(before: string, after: string, language?: string): Correction | undefined {
  const [old, now] = [before, after].map((text) => readMarked(text).plain) as [string, string];
  const [oldWords, nowWords] = [wordsOfText(old, language), wordsOfText(now, language)];
  let start = 0;
  while (start < oldWords.length && oldWords[start]?.text === nowWords[start]?.text) start += 1;
  let end = 0;
  const rest = Math.min(oldWords.length, nowWords.length) - start;
  while (end < rest && oldWords.at(-1 - end)?.text === nowWords.at(-1 - end)?.text) end += 1;
  const wrong = oldWords.slice(start, oldWords.length - end);
  const right = nowWords.slice(start, nowWords.length - end);
  if (wrong.length === 0 || wrong.length > maxWords || right.length === 0 || right.length > maxWords) return;
  const cut = (text: string, words: typeof wrong): string | undefined =>
    normaliseTerm(text.slice(words[0]!.start, words.at(-1)!.end));
  const [from, to] = [cut(old, wrong), cut(now, right)];
  if (from === undefined || to === undefined || from === to) return;
  const spoken = language ?? languageOfWords(now);
  if (isSmall(from, spoken) || isSmall(to, spoken)) return;
  const isFirst =
    right[0]!.start === 0 || endsSentence(now.slice(0, right[0]!.start).trimEnd(), { next: to });
  const isName = isNameLike(to, isFirst);
  if (foldText(from) === foldText(to) && !isName) return;
  return isName || isAlike(from, to) ? { from, to, isName } : undefined;
}

/** A capital that no sentence asks for, or inside; figures among letters. */
function isNameLike(term: string, isFirst: boolean): boolean {
  const behindFirst = isFirst ? term.slice(1) : term;
  return /\p{Lu}|\p{L}\p{N}|\p{N}\p{L}/u.test(behindFirst);
}

/** Function words, single letters and bare numbers mean another thing in every place. */
function isSmall(term: string, language: string | undefined): boolean {
  if (/^[\p{N}.,]+$/u.test(term) || (/^\p{L}$/u.test(term) && !/\p{Lo}/u.test(term))) return true;
  return lexiconFor(language).classesOf(term.toLowerCase()) !== 0;
}

/** What is looked for to make the same correction elsewhere: the whole words, in any case unless the case was wrong. */
export function queryOf({ from, to }: Correction): FindQuery {
  return { text: from, regex: false, matchCase: foldText(from) === foldText(to), wholeWord: true };
}

/** How often the old form stands in these texts (with tags). */
export function countLeft(correction: Correction, texts: Iterable<string>): number {
  const finder = createFinder(queryOf(correction));
  let count = 0;
  for (const text of texts) count += finder.findAll(readMarked(text).plain).length;
  return count;
}
