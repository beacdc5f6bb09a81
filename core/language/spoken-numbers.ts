/** The numbers of a text, written in digits or words, in one spelling: `20` of `twenty`, `1500` of `1,500`. */
import { writeNumbers } from './english-numbers.ts';
import { primaryLanguage } from './language-tag.ts';
import { valuesOfNumberWords } from './number-words.ts';
import { hanNumbers } from './han-numbers.ts';

export interface NumberReading {
  /** Also what may be read as a number in another way (`三` of `三明治`, `3 500` as 3 and 500): for a text that is searched. */
  readonly lenient: boolean;
}

export function numbersIn(
  text: string,
  language: string,
  { lenient }: NumberReading = { lenient: false },
): ReadonlySet<string> {
  const plain = text.normalize('NFKC').toLowerCase();
  return new Set([...digitNumbers(plain, lenient), ...numbersInWords(plain, language, lenient)]);
}

function numbersInWords(text: string, language: string, lenient: boolean): readonly string[] {
  const primary = primaryLanguage(language);
  if (primary === 'zh' || primary === 'ja') return hanNumbers(text, lenient);
  // What stands in digits is read already.
  const words = text.replaceAll(/\p{Nd}[\p{Nd}.,:]*/gu, ' ').match(/[\p{L}\p{M}'’]+/gu) ?? [];
  return primary === 'en' ? englishNumbers(words) : otherNumbers(words, language);
}

const separator = String.raw`[.,'’\u00a0\u202f ]`;
const digits = new RegExp(
  String.raw`(\p{Nd}+(?:${separator}\p{Nd}{3}(?!\p{Nd}))*(?:[.,]\p{Nd}+)?)\s?(\p{L}*)`,
  'gu',
);
const grouped = new RegExp(String.raw`^\p{Nd}{1,3}(?:${separator}\p{Nd}{3})+(?:[.,]\p{Nd}+)?$`, 'u');
const groupMark = new RegExp(String.raw`${separator}(?=\p{Nd}{3}(?!\p{Nd}))`, 'gu');

/** `1,500`, `1.500`, `1 500` and `1500` are one; `1,5` and `1.5` too; what follows may be a scale (`2 million`, `3万`). */
function* digitNumbers(text: string, lenient: boolean): Generator<string> {
  for (const [, written = '', after = ''] of text.matchAll(digits)) {
    const isGrouped = grouped.test(written);
    if (isGrouped && lenient) yield* written.split(/[^\p{Nd}]+/u).map(canonical);
    const value = canonical((isGrouped ? written.replaceAll(groupMark, '') : written).replace(',', '.'));
    const scale = scaleOf(/^[千万萬亿億]/u.exec(after)?.[0] ?? after);
    if (scale === undefined || lenient) yield value;
    if (scale !== undefined) yield canonical(String(Number(value) * scale));
  }
}

function canonical(written: string): string {
  const value = Number(written);
  return Number.isFinite(value) ? String(value) : written;
}

const scales: readonly (readonly [RegExp, number])[] = [
  [/^(?:thousand|tausend|mille|mil|mila|duizend|тысяч[аи]?|千)$/u, 1e3],
  [/^[万萬]$/u, 1e4],
  [/^(?:millions?|millionen|millón|millones|milion[ei]|milhão|milhões|miljoen|миллион(?:а|ов)?)$/u, 1e6],
  [/^[亿億]$/u, 1e8],
  [/^(?:billions?|milliarden?|milliards?|miliard[io]|miljard|миллиард(?:а|ов)?)$/u, 1e9],
];

function scaleOf(word: string): number | undefined {
  return scales.find(([scale]) => scale.test(word))?.[1];
}

/** "One" is mostly no number: `one of them`. */
const minWordNumber = 2;

function englishNumbers(words: readonly string[]): readonly string[] {
  const written = writeNumbers(words);
  const numbers: string[] = [];
  for (let at = 0; at < written.length; at++) {
    const number = /^(\d+)(?:st|nd|rd|th)?$/u.exec(written[at]!)?.[1];
    // `first`, `second` and `third` are as often no numbers.
    if (number === undefined || /^(?:1st|2nd|3rd)$/u.test(written[at]!)) continue;
    const isFraction = written[at + 1] === 'point' && /^\d$/u.test(written[at + 2] ?? '');
    if (isFraction) numbers.push(`${number}.${written[at + 2]!}`);
    else if (Number(number) >= minWordNumber) numbers.push(number);
    if (isFraction) at += 2;
  }
  return numbers;
}

const maxNumberWords = 7;

/** The longest run of words that is a number, from each place. */
function otherNumbers(words: readonly string[], language: string): readonly string[] {
  const values = valuesOfNumberWords(language);
  const numbers: string[] = [];
  for (let from = 0; from < words.length; from++) {
    for (let to = Math.min(words.length, from + maxNumberWords); to > from; to--) {
      const value = values.get(words.slice(from, to).join(' '));
      if (value === undefined) continue;
      const scale = scaleOf(words[to] ?? '') ?? 1;
      if (value * scale >= minWordNumber) numbers.push(String(value * (scale >= 1e6 ? scale : 1)));
      from = to - 1;
      break;
    }
  }
  return numbers;
}
