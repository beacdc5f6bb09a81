/** Marks that close something and may follow the mark that ends a clause. */
export const CLOSERS = `"'”’»›)\\]}）］｝」』】〉》〕〗`;
export const OPENERS = `"'“‘«‹(\\[{（［｛「『【〈《〔〖¿¡„‚`;
/** Of every script, for a class of the flag `u`: what Unicode knows as terminators, and ellipses and the Tibetan shad. */
export const SENTENCE_MARKS = '\\p{Sentence_Terminal}…‥⋯།༎';
const CLAUSE_MARKS = ';:—–；：؛―';
/** The Burmese little section is a comma, though Unicode has it among the terminators. */
const COMMAS = ',،、，､၊';

/**
 * Characters that must not start a line in Chinese and Japanese: closing punctuation, small kana, the
 * prolonged sound mark and iteration marks (kinsoku, JIS X 4051; W3C "Requirements for Japanese Text Layout").
 */
const NOT_AT_LINE_START = new RegExp(
  `^[${CLOSERS.replace(`"'`, '')}${SENTENCE_MARKS}${CLAUSE_MARKS}${COMMAS}・･゠〜～ー－ヽヾゝゞ々〻ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿﾞﾟｰ%％‰℃°]`,
  'u',
);
/** Opening brackets and quotes, and signs that stand before a number. */
const NOT_AT_LINE_END = /[“‘«‹([{（［｛「『【〈《〔〖¿¡„‚#＃$＄€£¥￥№]$/u;

export function mayStartLine(text: string): boolean {
  return !NOT_AT_LINE_START.test(text);
}

export function mayEndLine(text: string): boolean {
  return !NOT_AT_LINE_END.test(text);
}

/** The mark that a word ends with, behind closing quotes and brackets. */
export type EndMark = 'none' | 'comma' | 'clause' | 'sentence' | 'ellipsis' | 'bracket';

const TRAILING_CLOSERS = new RegExp(`[${CLOSERS}]+$`, 'u');
const OUTER_PUNCTUATION = new RegExp(
  `^[${OPENERS}${CLOSERS}\\-–—.…*♪]+|[${CLOSERS}${SENTENCE_MARKS}${CLAUSE_MARKS}${COMMAS}\\-*♪]+$`,
  'gu',
);

const SENTENCE_MARK_AT_END = new RegExp(`[${SENTENCE_MARKS}]$`, 'u');

export function endMarkOf(word: string): EndMark {
  const bare = word.replace(TRAILING_CLOSERS, '');
  const last = bare.at(-1);
  if (last === undefined) return 'none';
  if (/(?:\.{2,}|…|‥)$/u.test(bare)) return 'ellipsis';
  if (COMMAS.includes(last)) return 'comma';
  if (SENTENCE_MARK_AT_END.test(bare)) return 'sentence';
  if (CLAUSE_MARKS.includes(last)) return 'clause';
  // A word cut off in speech: `I thou-`, `I thou--`.
  if (/\p{L}-+$/u.test(bare)) return 'clause';
  return /[)\]}）］｝】〕〗]$/u.test(word) ? 'bracket' : 'none';
}

/** The word without quotes, brackets and punctuation around it, with plain apostrophes. */
export function bareWord(word: string): string {
  return word.replace(OUTER_PUNCTUATION, '').replaceAll('’', "'");
}

/** True for `(`, `“hello`, `¿qué`: what opens here belongs to the right. */
export function opensWithMark(word: string): boolean {
  return new RegExp(`^[${OPENERS}]`, 'u').test(word);
}

export function isOnlyClosing(word: string): boolean {
  return new RegExp(`^[${CLOSERS}${SENTENCE_MARKS}${COMMAS};:；：؛%％‰°℃]+$`, 'u').test(word);
}

export function isOnlyOpening(word: string): boolean {
  return new RegExp(`^[${OPENERS}]+$`, 'u').test(word) || /^[#$€£¥№]$/u.test(word);
}

/** `-`, `–`, `—` standing alone. */
export function isOnlyDash(word: string): boolean {
  return /^[-–—―]+$/u.test(word);
}
