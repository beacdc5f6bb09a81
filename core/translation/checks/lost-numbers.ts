import { withAsciiTimes } from '../../formats/other-digits.ts';
import { primaryLanguage } from '../../language/language-tag.ts';
import { wordsOfText } from '../../language/words-of-text.ts';
import { monthOf } from '../../language/months.ts';
import { numbersIn } from '../../language/spoken-numbers.ts';

const written = /\p{Nd}+(?:[.,:/'’\u00a0\u202f -]?\p{Nd}+)*/gu;
/** Languages whose numbers are read in words, too. */
const readable: ReadonlySet<string> = new Set('en de es fr it nl pt zh ja'.split(' '));
/** A larger number is hardly written in words. */
const maxInWords = 12;
/** Up to here words of the source are as often ordinals and shares. */
const maxSpoken = 20;

/**
 * Numbers of the source, as it writes them, that the translation does not have: neither in digits of any script, with
 * marks of any kind, nor in words, where these can be read.
 */
export function lostNumbers(
  source: string,
  from: string,
  translation: string,
  to: string,
): readonly string[] {
  const text = withAsciiTimes(source);
  const inSource = [...text.matchAll(written)];
  const spoken = inSource.length > 0 ? [] : largeSpokenNumbers(text, from, to);
  if (inSource.length === 0 && spoken.length === 0) return [];
  const given = givenNumbers(translation, to);
  const lost = inSource
    .filter((match) => !isGiven(match, text, from, given, to))
    .map((match) => source.slice(match.index, match.index + match[0].length).trim());
  return [...lost, ...spoken.filter((number) => !given.values.has(number))];
}

interface GivenNumbers {
  readonly values: ReadonlySet<string>;
  /** Each as its digits alone: `1030` of `10:30` and of `10.30`. */
  readonly digits: ReadonlySet<string>;
  /** 1 to 12, by their names. */
  readonly months: ReadonlySet<number>;
}

function givenNumbers(translation: string, to: string): GivenNumbers {
  const text = withAsciiTimes(translation).normalize('NFKC');
  const digits = new Set<string>();
  for (const [number] of text.matchAll(written)) {
    digits.add(digitsOf(number));
    for (const part of number.match(/\p{Nd}+/gu) ?? []) digits.add(part);
  }
  const values = new Set([...numbersIn(text, to, { lenient: true }), ...digits]);
  for (const value of romanNumbers(text)) values.add(String(value));
  if (primaryLanguage(to) === 'ko') for (const value of koreanScales(text)) values.add(value);
  const months = wordsOfText(text).flatMap((word) => monthOf(word.text, to) ?? []);
  return { values, digits, months: new Set(months) };
}

function isGiven(
  match: RegExpExecArray,
  text: string,
  from: string,
  given: GivenNumbers,
  to: string,
): boolean {
  const [number] = match;
  const behind = text.slice(match.index + number.length);
  const digits = digitsOf(number);
  if (given.digits.has(digits)) return true;
  const scale = /^\s?\p{L}+/u.exec(behind)?.[0] ?? '';
  const values = [...numbersIn(number + scale, from)];
  if (values.length > 0 && values.every((value) => given.values.has(value))) return true;
  const value = Number(digits);
  // `1st`, `1 of them`: what becomes of it is grammar.
  if (value <= 1 || (value <= maxInWords && (!readable.has(primaryLanguage(to)) || isOrdinal(behind))))
    return true;
  if (isOtherWay(number, behind, given)) return true;
  const parts = number.match(/\p{Nd}+/gu) ?? [];
  // A date in another order, a range in words.
  return (
    parts.length > 1 &&
    parts.every((part) => given.values.has(String(Number(part))) || given.digits.has(part))
  );
}

function isOrdinal(behind: string): boolean {
  return /^(?:st|nd|rd|th|er|re|e|ème|[ºª°.])(?!\p{L})/u.test(behind);
}

/** Times of day, months, decades and centuries, as another language says them. */
function isOtherWay(number: string, behind: string, { values, digits, months }: GivenNumbers): boolean {
  const [first = '', second] = number.match(/\p{Nd}+/gu) ?? [];
  const value = Number(first);
  const isTime =
    value < 24 &&
    (/^\p{Nd}{1,2}[:.]\p{Nd}{2}$/u.test(number) ||
      /^\s?(?:[ap]\.?\s?m\b|h\b|Uhr\b|[点點時时])/iu.test(behind));
  if (isTime) {
    const hours = [value, (value + 12) % 24].flatMap((hour) => [String(hour), `0${hour}`]);
    if (hours.some((hour) => values.has(hour) || digits.has(hour + (second ?? '')))) return true;
  }
  if (/^\s?月/u.test(behind)) return months.has(value);
  // `siglo XIX`: `the 1800s`
  if (/^\s?(?:世[纪紀]|centur|siècle|Jahrhundert|secolo)/u.test(behind)) return true;
  // `the 1990s`, `die 90er`, `60 年代`
  if (/^['’]?s\b/u.test(behind) && values.has(String(value % 100))) return true;
  return value < 100 && value % 10 === 0 && [18, 19, 20].some((century) => digits.has(`${century}${first}`));
}

function digitsOf(text: string): string {
  return text.replaceAll(/\P{Nd}+/gu, '');
}

/** `twenty-five`, where both languages are read; `a hundred times` is no number. */
function largeSpokenNumbers(text: string, from: string, to: string): readonly string[] {
  if (!readable.has(primaryLanguage(from)) || !readable.has(primaryLanguage(to))) return [];
  return [...numbersIn(text, from)].filter((number) => Number(number) > maxSpoken && !/^10+$/u.test(number));
}

const signs: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };

/** `siglo XXI` */
function romanNumbers(text: string): readonly number[] {
  return (text.match(/(?<!\p{L})[IVXLCDM]{1,9}(?!\p{L})/gu) ?? []).map((roman) => {
    const values = Array.from(roman, (sign) => signs[sign] ?? 0);
    return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0);
  });
}

const koreanScale: Readonly<Record<string, number>> = { 천: 1e3, 만: 1e4, 백만: 1e6, 천만: 1e7, 억: 1e8 };

function koreanScales(text: string): readonly string[] {
  return [...text.matchAll(/(\p{Nd}[\p{Nd}.,]*)\s?(천만|백만|천|만|억)/gu)].map(
    ([, number = '', scale = '']) =>
      String(Math.round(Number(number.replaceAll(',', '')) * (koreanScale[scale] ?? 1))),
  );
}
