import { alignReadings } from './align-readings.ts';
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

/**
 * A token that could have come in place of a word of one token, as a reading of that word: only where it is a word by
 * itself as far as it shows, for what would have followed it was never decoded.
 */
export function readingOfRival(
  word: HeardWord,
  index: number,
  rival: { readonly token: number; readonly logProb: number },
  decode: DecodeTokens,
): readonly Reading[] {
  const text = decode([rival.token]);
  const isSpaced = word.text.startsWith(' ');
  const isWord = wholeWord.test(text) && text.startsWith(' ') === isSpaced;
  if (word.to - word.from !== 1 || !isWord || (isSpaced && text.length < minSpacedLength)) return [];
  return [{ fromWord: index, words: [{ text, confidence: Math.exp(rival.logProb) }], isWhole: false }];
}

/** With its space: one or two letters mostly begin a longer word. */
const minSpacedLength = 4;
