import type { Lexicon, WordClass } from './function-words.ts';
import { classBit } from './function-words.ts';
import type { EndMark } from './punctuation.ts';
import {
  bareWord,
  endMarkOf,
  isOnlyClosing,
  isOnlyDash,
  isOnlyOpening,
  opensWithMark,
} from './punctuation.ts';

/** A word as the joint rules see it. */
export interface Token {
  /** With its punctuation, without white space. */
  readonly text: string;
  /** Without punctuation, in lower case, with plain apostrophes. */
  readonly word: string;
  /** Sum of the `classBit`s of its classes. */
  readonly classes: number;
  readonly endMark: EndMark;
  readonly opensMark: boolean;
  readonly onlyClosing: boolean;
  readonly onlyOpening: boolean;
  readonly onlyDash: boolean;
  /** First letter upper case. */
  readonly capital: boolean;
  /** Two letters or more, none lower case: capitals then say nothing about names. */
  readonly allCapitals: boolean;
  readonly lowerCase: boolean;
  /** Digits, with or without separators; `11th`. */
  readonly digits: boolean;
  /** `J.` */
  readonly initial: boolean;
  /** In no list of small words. */
  readonly content: boolean;
}

/** Classes that a content word may have: everything else is a function word. */
const contentClasses =
  classBit.adjective |
  classBit.unit |
  classBit.verb |
  classBit.month |
  classBit.time |
  classBit.title |
  classBit.number |
  classBit.nameParticle |
  classBit.abbreviation |
  classBit.pair;

/** Reads words into tokens; each spelling is read once. */
export function createTokenizer(lexicon: Lexicon): (text: string) => Token {
  const known = new Map<string, Token>();
  return (text) => {
    const existing = known.get(text);
    if (existing !== undefined) return existing;
    const token = readToken(text, lexicon);
    known.set(text, token);
    return token;
  };
}

export function hasClass(token: Token, ...classes: readonly WordClass[]): boolean {
  return classes.some((name) => (token.classes & classBit[name]) !== 0);
}

function readToken(text: string, lexicon: Lexicon): Token {
  const bare = bareWord(text);
  const word = bare.toLowerCase();
  const lowerText = text.toLowerCase().replaceAll('’', "'");
  // The abbreviation lists hold the full stop (`e.g.`), the others do not.
  const abbreviation = lexicon.classesOf(lowerText.replace(/^[("'“«]+/u, '')) & classBit.abbreviation;
  const classes = (lexicon.classesOf(word) & ~classBit.abbreviation) | abbreviation;
  return {
    text,
    word,
    classes,
    endMark: endMarkOf(text),
    opensMark: opensWithMark(text),
    onlyClosing: isOnlyClosing(text),
    onlyOpening: isOnlyOpening(text),
    onlyDash: isOnlyDash(text),
    capital: /^\p{Lu}/u.test(bare),
    allCapitals: /\p{Lu}.*\p{Lu}/u.test(bare) && !/\p{Ll}/u.test(bare),
    lowerCase: /^\p{Ll}/u.test(bare),
    digits: /^[$€£¥+\-]?\p{N}[\p{N}.,:'’/]*(?:st|nd|rd|th|er|re|e|ème|[º°ª])?$/u.test(bare),
    initial: /^\p{Lu}\.$/u.test(text),
    content: (classes & ~contentClasses) === 0,
  };
}
