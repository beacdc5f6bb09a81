/** Runs of words of a text that can stand alone as a title. */
import { isUnspacedScript } from '../cues/text-measure.ts';
import { bareWord, endMarkOf } from '../language/punctuation.ts';
import type { ChapterSentence } from './chapter-text.ts';
import { isContentWord, wordsIn } from './content-words.ts';
import { classBit } from '../language/function-words.ts';
import { lexiconFor } from '../language/lexicons.ts';
import type { createStemmer } from '../language/stemmers.ts';

export interface TitlePhrase {
  /** As it is said. */
  readonly text: string;
  /** Stems of its content words, in order. */
  readonly stems: readonly string[];
  readonly language: string;
  /** Whether all of it is content words: the phrase is a name or a term. */
  readonly isTerm: boolean;
  /** One word that says here what somebody does or how something is: `we can run`, `it is stable`, `Share it`. */
  readonly isPredicate: boolean;
}

export const maxTitleLength = 70;
const maxWords = 5;

interface Part {
  readonly text: string;
  /** Null for a word that can be in a title only between others. */
  readonly stem: string | null;
  /** A small word that holds names together: `of`, `the`. */
  readonly joins: boolean;
  /** Nothing goes on behind it. */
  readonly ends: boolean;
  /** See `TitlePhrase`. */
  readonly isPredicate: boolean;
}

/** All runs that begin and end with a content word and that no punctuation parts. */
export function phrasesIn(
  { text, language }: ChapterSentence,
  stem: ReturnType<typeof createStemmer>,
): readonly TitlePhrase[] {
  const unspaced = isUnspacedScript(text);
  const parts = unspaced ? unspacedParts(text, language, stem) : spacedParts(text, language, stem);
  const phrases: TitlePhrase[] = [];
  for (let from = 0; from < parts.length; from++) {
    if (parts[from]!.stem === null) continue;
    for (let to = from; to < Math.min(parts.length, from + maxWords); to++) {
      if (parts[to]!.stem === null && !parts[to]!.joins) break;
      if (parts[to]!.stem !== null) phrases.push(toPhrase(wholeNames(parts, from, to), language, unspaced));
      if (parts[to]!.ends) break;
    }
  }
  return phrases.filter((phrase) => phrase.text.length <= maxTitleLength);
}

/** `company's` alone is a piece of `company's report`: without what leans on the next word. */
function wholeNames(parts: readonly Part[], from: number, to: number): readonly Part[] {
  const run = parts.slice(from, to + 1);
  const last = parts[to]!;
  if (last.ends || typeof parts[to + 1]?.stem !== 'string') return run;
  return [...run.slice(0, -1), { ...last, text: last.text.replace(/'s$/u, '') }];
}

function toPhrase(parts: readonly Part[], language: string, unspaced: boolean): TitlePhrase {
  return {
    text: parts.map(({ text }) => text).join(unspaced ? '' : ' '),
    stems: parts.flatMap(({ stem }) => (stem === null ? [] : [stem])),
    language,
    isTerm: parts.every(({ stem }) => stem !== null),
    isPredicate: parts.length === 1 && parts[0]!.isPredicate,
  };
}

function spacedParts(
  text: string,
  language: string,
  stem: ReturnType<typeof createStemmer>,
): readonly Part[] {
  const written = text.split(betweenWords).filter((token) => token !== '');
  return written.flatMap((token, at) => {
    const word = bareWord(token);
    if (word === '' || isMarkup(token)) return [];
    const plain = word.toLowerCase().replace(/'s$/u, '');
    const next = written[at + 1];
    const ends = endMarkOf(token) !== 'none' || (next !== undefined && isApart(next));
    const isPredicate = saysWhatIsDone(written, at, language);
    return [
      {
        ...{ text: word, stem: titleStem(plain, language, stem), joins: joinsNames(plain, language) },
        ends,
        isPredicate,
      },
    ];
  });
}

const atBeginning = classBit.article | classBit.pronoun | classBit.objectPronoun;

/** By the word before it, or as an order at the beginning, by the one behind it. */
function saysWhatIsDone(written: readonly string[], at: number, language: string): boolean {
  const lexicon = lexiconFor(language);
  const [before, behind] = [written[at - 1], written[at + 1]];
  if (before !== undefined && endMarkOf(before) === 'none') {
    const word = bareWord(before).toLowerCase();
    return lexicon.leadsVerb(word) || (lexicon.classesOf(word) & classBit.auxiliary) !== 0;
  }
  const next = behind === undefined ? '' : bareWord(behind).toLowerCase();
  return endMarkOf(written[at]!) === 'none' && (lexicon.classesOf(next) & atBeginning) !== 0;
}

/** Spaces, and nothing behind a dash or an ellipsis that is written without them. */
const betweenWords = /\s+|(?<=[\p{L}\p{N}](?:—|…|\.{2,9}))(?=[\p{L}\p{N}])/u;

/** A dash, a sign or a bracket before which nothing goes on. */
function isApart(token: string): boolean {
  return bareWord(token) === '' || /^[([{]/u.test(token) || isMarkup(token);
}

/** Tags and addresses name nothing. */
function isMarkup(token: string): boolean {
  return /[<>]|:\/\//u.test(token);
}

/** Words between which something else stands (punctuation, spaces) do not belong together. */
function unspacedParts(
  text: string,
  language: string,
  stem: ReturnType<typeof createStemmer>,
): readonly Part[] {
  let at = 0;
  const written = text.replaceAll('’', "'");
  return wordsIn(text, language).map((word) => {
    at = written.indexOf(word, at) + word.length;
    const plain = word.toLowerCase();
    const ends = !/^[\p{L}\p{N}]/u.test(written.slice(at, at + 2));
    return {
      text: word,
      stem: titleStem(plain, language, stem),
      joins: isJoiner(plain),
      ends,
      isPredicate: false,
    };
  });
}

function titleStem(word: string, language: string, stem: ReturnType<typeof createStemmer>): string | null {
  if (!isContentWord(word, language) || /^\p{N}+$/u.test(word)) return null;
  // `certainly`, `actuellement`: an adverb names nothing.
  return lexiconFor(language).table.adverbEnding?.test(word) === true ? null : stem(word, language);
}

const joining =
  classBit.article | classBit.preposition | classBit.clingingPreposition | classBit.nameParticle;

/** And nothing else: `her` and `that` tell of something that was said before. */
function joinsNames(word: string, language: string): boolean {
  const classes = lexiconFor(language).classesOf(word);
  return (classes & joining) !== 0 && (classes & classBit.clauseOpener) === 0;
}

/** The particles of Chinese and Japanese that make one name of two. */
function isJoiner(word: string): boolean {
  return /^(?:的|の|と|和|与|與)$/u.test(word);
}
