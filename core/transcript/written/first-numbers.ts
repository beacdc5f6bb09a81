/** A number that begins a sentence is written as a word (Netflix Timed Text Style Guides, "Numbers"). */
import { classBit } from '../../language/function-words.ts';
import type { TextEdit } from '../../language/fillers.ts';
import { primaryLanguage } from '../../language/language-tag.ts';
import { lexiconFor } from '../../language/lexicons.ts';
import { numberInWords } from '../../language/number-words.ts';
import { splitSentences } from '../../language/sentence-end.ts';

/** Beyond, digits are easier to read. */
const maxValue = 999_999;
/** `1987 was a good year`: nobody reads it as a number. */
const isYear = (digits: string): boolean => /^(?:1[1-9]|20)\d\d$/u.test(digits);
const firstNumber = /^\s*["'“‘«(¿¡-]*\s*(\d{1,3}(?:[.,’ \u00a0]\d{3})+|\d{1,6})(?=\s+(\p{L}[\p{L}'’]*))/u;

/** Of the languages that write numbers in words; `3.125` is no thousands in English, `3,125` none elsewhere. */
function decimalMark(language: string | undefined): string {
  return primaryLanguage(language) === 'en' ? '.' : ',';
}

/** The edits that write them out. `isStart`: the text begins a sentence. */
export function firstNumbers(
  text: string,
  language: string | undefined,
  isStart: boolean,
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let offset = 0;
  for (const [i, sentence] of splitSentences(text, language).entries()) {
    const edit = i === 0 && !isStart ? null : firstNumberOf(sentence, language);
    if (edit !== null) edits.push({ ...edit, from: edit.from + offset, to: edit.to + offset });
    offset += sentence.length;
  }
  return edits;
}

function firstNumberOf(sentence: string, language: string | undefined): TextEdit | null {
  const found = firstNumber.exec(sentence);
  const [all = '', digits = '', following = ''] = found ?? [];
  if (digits === '' || isYear(digits) || isUnit(following, language)) return null;
  if (digits.includes(decimalMark(language))) return null;
  const value = Number(digits.replaceAll(/\D/gu, ''));
  const words = value > maxValue ? null : numberInWords(value, language);
  if (words === null) return null;
  const to = all.length;
  return { from: to - digits.length, to, text: words.charAt(0).toLocaleUpperCase() + words.slice(1) };
}

/** `5 km`, `3 p.m.`, `12 March`: the digits belong to it. */
function isUnit(word: string, language: string | undefined): boolean {
  const classes = lexiconFor(language).classesOf(word.toLowerCase());
  const isShort = word.length <= 3 && (classes & classBit.unit) !== 0;
  return isShort || (classes & classBit.month) !== 0;
}
