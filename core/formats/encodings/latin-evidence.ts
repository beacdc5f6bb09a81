/**
 * [Note: Old Latin encodings] Bytes beyond ASCII mean other letters in each of the old encodings, and most of them mean
 * some letter in all. What tells is which letters a language has together: no language has both è and š, or ð and ž, and
 * no text has a sign inside a word. A text is given to the encoding in which its letters are likeliest in some language;
 * its plain words say which languages are likely, and so does the language in the file's name.
 */
import { primaryLanguage } from '../../language/language-tag.ts';
import { latinLanguages } from './latin-languages.ts';
import type { LatinEncoding, LatinLanguage } from './latin-languages.ts';

export interface LatinReading {
  readonly encoding: LatinEncoding;
  /** As it reads in this encoding. */
  readonly text: string;
}

export interface LatinGuess {
  readonly encoding: LatinEncoding;
  /** Of the language that speaks for it. */
  readonly tags: readonly string[];
}

/** Logarithms, in steps of one letter that is not in the language. */
const foreignLetter = -6;
const signInWord = -6;
const signBesideLetter = -4;
const noCharacter = -12;
const capitalInWord = -4;
const capital = -1.5;
/** How much plain words may add: as much as a few letters do. */
const maxWordBonus = 5;
const nameBonus = 6;
/** The most common one by far. */
const westernBonus = 1.5;
const maxLetters = 3000;

/** The likeliest reading. `language`: as the file's name tells it, BCP 47. */
export function likeliestLatin(readings: readonly LatinReading[], language?: string): LatinGuess | null {
  const plain = readings[0] === undefined ? new Map<string, number>() : plainWords(readings[0].text);
  let best: { readonly guess: LatinGuess; readonly score: number } | null = null;
  for (const reading of readings) {
    const letters = lettersOf(reading.text);
    for (const candidate of latinLanguages) {
      if (!candidate.encodings.includes(reading.encoding)) continue;
      const score = scoreOf(reading.encoding, letters, candidate, plain, language);
      if (best === null || score > best.score) {
        best = { guess: { encoding: reading.encoding, tags: candidate.tags }, score };
      }
    }
  }
  return best?.guess ?? null;
}

function scoreOf(
  encoding: LatinEncoding,
  letters: LetterCounts,
  language: LatinLanguage,
  plain: ReadonlyMap<string, number>,
  named: string | undefined,
): number {
  const weights = weightsOf(language);
  let score = letters.noCharacters * noCharacter + letters.signsInWords * signInWord;
  score += letters.signsBesideLetters * signBesideLetter + letters.capitalsInWords * capitalInWord;
  for (const [letter, count] of letters.counts) {
    const own = weights.get(letter);
    const small = own === undefined ? weights.get(letter.toLowerCase()) : undefined;
    score += count * (own ?? (small === undefined ? foreignLetter : small + capital));
  }
  if (named !== undefined && language.tags.includes(primaryLanguage(named))) score += nameBonus;
  if (encoding === 'windows-1252') score += westernBonus;
  // Of two encodings of one language the first is the more common.
  if (language.encodings[0] !== encoding) score -= 0.5;
  return score + wordBonus(language, plain);
}

interface LetterCounts {
  /** By letter beyond ASCII. */
  readonly counts: ReadonlyMap<string, number>;
  /** Signs with a letter on both sides. */
  readonly signsInWords: number;
  /** Signs that no text writes so, such as `£ód` and `jeste¶`, with a letter on one side. */
  readonly signsBesideLetters: number;
  readonly capitalsInWords: number;
  /** Bytes that mean nothing. */
  readonly noCharacters: number;
}

const letterPattern = /\p{L}/u;
const capitalPattern = /\p{Lu}/u;
const smallPattern = /\p{Ll}/u;

function lettersOf(text: string): LetterCounts {
  const counts = new Map<string, number>();
  let signsInWords = 0;
  let signsBesideLetters = 0;
  let capitalsInWords = 0;
  let noCharacters = 0;
  let seen = 0;
  for (let i = 0; i < text.length && seen < maxLetters; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    seen += 1;
    const character = text[i]!;
    const before = text[i - 1] ?? '';
    const after = text[i + 1] ?? '';
    if (code < 0xa0 || code === 0xfffd) noCharacters += 1;
    else if (!letterPattern.test(character)) {
      const sides = Number(letterPattern.test(before)) + Number(letterPattern.test(after));
      if (sides === 2 && !/[\u2018\u2019\u00b7]/.test(character)) signsInWords += 1;
      else if (sides > 0 && !mayTouchLetter(character, before)) signsBesideLetters += 1;
    } else {
      counts.set(character, (counts.get(character) ?? 0) + 1);
      if (capitalPattern.test(character) && smallPattern.test(before)) capitalsInWords += 1;
    }
  }
  return { counts, signsInWords, signsBesideLetters, capitalsInWords, noCharacters };
}

/** Quotation marks, dashes and the like; `nº`, `m²`. */
function mayTouchLetter(character: string, before: string): boolean {
  if (/[\u00aa\u00b0\u00ba]/.test(character)) return /[nNmMaAoOcCfF]/.test(before);
  if (/[\u00b2\u00b3]/.test(character)) return /[mM]/.test(before);
  return /[\u00a0\u00a1\u00ab\u00bb\u00bf\u2010-\u2026\u2032\u2033\u2039\u203a\u2122\u00b7\u00b4]/.test(
    character,
  );
}

const weightTables = new Map<LatinLanguage, ReadonlyMap<string, number>>();

/** Logarithm of a letter's share among the letters beyond ASCII, by its rank (Zipf). */
function weightsOf(language: LatinLanguage): ReadonlyMap<string, number> {
  const known = weightTables.get(language);
  if (known !== undefined) return known;
  const letters = Array.from(language.letters);
  const total = letters.reduce((sum, _, index) => sum + 1 / (index + 1), 0);
  const weights = new Map<string, number>();
  for (const [index, letter] of letters.entries()) {
    if (!weights.has(letter)) weights.set(letter, Math.log(1 / (index + 1) / total));
  }
  weightTables.set(language, weights);
  return weights;
}

/** How often each word of plain letters stands in the text. */
function plainWords(text: string): ReadonlyMap<string, number> {
  const words = new Map<string, number>();
  for (const [word] of text.slice(0, 60_000).matchAll(/(?<![\p{L}\p{N}])[a-z]{1,12}(?![\p{L}\p{N}])/giu)) {
    const small = word.toLowerCase();
    words.set(small, (words.get(small) ?? 0) + 1);
  }
  return words;
}

/** By the share of the text's plain words that are frequent ones of the language. */
function wordBonus(language: LatinLanguage, plain: ReadonlyMap<string, number>): number {
  let all = 0;
  for (const count of plain.values()) all += count;
  if (all === 0) return 0;
  let own = 0;
  for (const word of language.words.split(' ')) own += plain.get(word) ?? 0;
  const certainty = Math.min(1, all / 10);
  return Math.min(maxWordBonus, (own / all) * 20) * certainty;
}
