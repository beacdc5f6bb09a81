import { alignReadings, editCosts } from './align-readings.ts';
import type { DecodeTokens } from './words.ts';

/** What a decoder could have written in place of a word. */
export interface WordAlternative {
  /** Without the spaces and marks around it. */
  readonly text: string;
  /** Probability of its tokens where they stood, 0 to 1; compares with the confidence of the word. */
  readonly confidence: number;
}

export interface HeardWord {
  /** As the tokenizer writes it. */
  readonly text: string;
  /** Positions among the generated tokens. */
  readonly from: number;
  /** Not included. */
  readonly to: number;
  readonly confidence: number;
}

/** What one sequence says from some word of the chosen text on. */
export interface Reading {
  /** Of the chosen words. */
  readonly fromWord: number;
  readonly words: readonly Pick<HeardWord, 'text' | 'confidence'>[];
  /** It was decoded to its end; else the chosen text goes on behind its last word. */
  readonly isWhole: boolean;
}

const maxAlternatives = 3;
/** An alternative much less likely than the word itself is none. */
const minShareOfWord = 0.04;

/**
 * For each chosen word the likeliest others that the readings have in its place, where they differ by more than case
 * and marks.
 *
 * @returns as many lists as there are words
 */
export function alternativesOf(
  chosen: readonly Pick<HeardWord, 'text' | 'confidence'>[],
  readings: readonly Reading[],
): readonly (readonly WordAlternative[])[] {
  const found = chosen.map(() => new Map<string, WordAlternative>());
  const keys = chosen.map(({ text }) => wordKey(text));
  for (const { fromWord, words, isWhole } of readings) {
    const others = words.filter(({ text }) => wordKey(text) !== '');
    const places = keys.flatMap((key, index) => (index >= fromWord && key !== '' ? [index] : []));
    const spans = alignReadings(
      places.map((place) => keys[place] ?? ''),
      others.map(({ text }) => wordKey(text)),
      isWhole,
    );
    for (const { at, from, to } of spans) {
      const own = others.slice(from, to);
      const place = places[at] ?? 0;
      offer(found[place], keys[place], chosen[place]?.confidence ?? 1, {
        text: bareText(own.map(({ text }) => text).join('')),
        confidence: inThousandths(own.reduce((product, { confidence }) => product * confidence, 1)),
      });
    }
  }
  return found.map((own) =>
    [...own.values()].sort((a, b) => b.confidence - a.confidence).slice(0, maxAlternatives),
  );
}

function inThousandths(probability: number): number {
  return Math.round(Math.min(1, probability) * 1000) / 1000;
}

function offer(
  known: Map<string, WordAlternative> | undefined,
  chosenKey: string | undefined,
  confidence: number,
  alternative: WordAlternative,
): void {
  // `in to` is another than `into`.
  const key = alternative.text.split(/\s+/u).map(wordKey).join(' ').trim();
  if (key === '' || key === chosenKey || alternative.text.includes('\ufffd')) return;
  if (alternative.confidence < confidence * minShareOfWord) return;
  // The first word of a number that is written out.
  if (/\p{Nd}{3}/u.test(chosenKey ?? '') && !/\p{Nd}/u.test(key)) return;
  if ((known?.get(key)?.confidence ?? 0) < alternative.confidence) known?.set(key, alternative);
}

/** Equal for words that differ by case and marks only. */
function wordKey(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, '');
}

function bareText(text: string): string {
  return text.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$/gu, '');
}

const wholeWord = /^\s?[\p{L}\p{M}\p{N}'’-]+$/u;
/** One or two letters mostly begin a longer word. */
const minLetters = 3;
/** A token so much shorter than the word that it could stand for mostly begins a longer one. */
const maxShorter = 2;
/** Letters in which two spellings of one name differ, at most; and of their length, at most. */
const maxOtherLetters = 3;
const maxOtherShare = 0.34;

/**
 * A token that could have come at some place of a word, as a reading of that word: what would have followed it was never
 * decoded, so only where it makes a whole word as far as it shows. In place of a word of one token it is the word; inside
 * a longer one it makes another spelling, with the rest of the word or without, whichever is nearer.
 *
 * @param tokens of the whole text
 */
export function readingOfRival(
  word: HeardWord,
  index: number,
  rival: { readonly at: number; readonly token: number; readonly logProb: number },
  tokens: readonly number[],
  decode: DecodeTokens,
): readonly Reading[] {
  const before = tokens.slice(word.from, rival.at);
  const rest = tokens.slice(rival.at + 1, word.to);
  const spellings = (rest.length === 0 ? [[]] : [[], rest]).map((end) =>
    decode([...before, rival.token, ...end]),
  );
  const isWhole = (text: string): boolean => wholeWord.test(text) && isSpaced(text) === isSpaced(word.text);
  const text = before.length === 0 ? wordAlone(spellings, word) : otherSpelling(spellings, word);
  if (text === undefined || !isWhole(text)) return [];
  return [{ fromWord: index, words: [{ text, confidence: Math.exp(rival.logProb) }], isWhole: false }];
}

function isSpaced(text: string): boolean {
  return text.startsWith(' ');
}

function wordAlone([text = '']: readonly string[], word: HeardWord): string | undefined {
  if (word.to - word.from !== 1) return undefined;
  const isSyllabic = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text);
  const isShort = text.trim().length < minLetters || text.length < word.text.length - maxShorter;
  return isShort && !isSyllabic ? undefined : text;
}

function otherSpelling(spellings: readonly string[], word: HeardWord): string | undefined {
  const distances = spellings.map((text) => ({ text, distance: letterDistance(text, word.text) }));
  const [nearest] = distances.sort((a, b) => a.distance - b.distance);
  const limit = Math.min(maxOtherLetters, word.text.length * maxOtherShare);
  return nearest === undefined || nearest.distance > limit ? undefined : nearest.text;
}

function letterDistance(a: string, b: string): number {
  return editCosts(Array.from(a), Array.from(b)).at(-1)?.at(-1) ?? 0;
}
