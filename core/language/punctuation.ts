/** Marks that close something and may follow the mark that ends a clause. */
export const closers = `"'”’»›)\\]}）］｝」』】〉》〕〗`;
export const openers = `"'“‘«‹(\\[{（［｛「『【〈《〔〖¿¡„‚`;
/** Of every script, for a class of the flag `u`: what Unicode knows as terminators, and ellipses and the Tibetan shad. */
export const sentenceMarks = '\\p{Sentence_Terminal}…‥⋯།༎';
const clauseMarks = ';:—–；：؛―';
/** The Burmese little section is a comma, though Unicode has it among the terminators. */
const commas = ',،、，､၊';

/**
 * Characters that must not start a line in Chinese and Japanese: closing punctuation, small kana, the
 * prolonged sound mark and iteration marks (kinsoku, JIS X 4051; W3C "Requirements for Japanese Text Layout").
 */
const notAtLineStart = new RegExp(
  `^[${closers.replace(`"'`, '')}${sentenceMarks}${clauseMarks}${commas}・･゠〜～ー－ヽヾゝゞ々〻ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿﾞﾟｰ%％‰℃°]`,
  'u',
);
/** Opening brackets and quotes, and signs that stand before a number. */
const notAtLineEnd = /[“‘«‹([{（［｛「『【〈《〔〖¿¡„‚#＃$＄€£¥￥№]$/u;

export function mayStartLine(text: string): boolean {
  return !notAtLineStart.test(text);
}

export function mayEndLine(text: string): boolean {
  return !notAtLineEnd.test(text);
}

/** The mark that a word ends with, behind closing quotes and brackets. */
export type EndMark = 'none' | 'comma' | 'clause' | 'sentence' | 'ellipsis' | 'bracket';

const trailingClosers = new RegExp(`[${closers}]+$`, 'u');
const outerPunctuation = new RegExp(
  `^[${openers}${closers}\\-–—.…*♪]+|[${closers}${sentenceMarks}${clauseMarks}${commas}\\-*♪]+$`,
  'gu',
);

const sentenceMarkAtEnd = new RegExp(`[${sentenceMarks}]$`, 'u');

export function endMarkOf(word: string): EndMark {
  const bare = word.replace(trailingClosers, '');
  const last = bare.at(-1);
  if (last === undefined) return 'none';
  if (/(?:\.{2,}|…|‥)$/u.test(bare)) return 'ellipsis';
  if (commas.includes(last)) return 'comma';
  if (sentenceMarkAtEnd.test(bare)) return 'sentence';
  if (clauseMarks.includes(last)) return 'clause';
  // A word cut off in speech: `I thou-`, `I thou--`.
  if (/\p{L}-+$/u.test(bare)) return 'clause';
  return /[)\]}）］｝】〕〗]$/u.test(word) ? 'bracket' : 'none';
}

/** The word without quotes, brackets and punctuation around it, with plain apostrophes. */
export function bareWord(word: string): string {
  return word.replace(outerPunctuation, '').replaceAll('’', "'");
}

/** True for `(`, `“hello`, `¿qué`: what opens here belongs to the right. */
export function opensWithMark(word: string): boolean {
  return new RegExp(`^[${openers}]`, 'u').test(word);
}

export function isOnlyClosing(word: string): boolean {
  return new RegExp(`^[${closers}${sentenceMarks}${commas};:；：؛%％‰°℃]+$`, 'u').test(word);
}

export function isOnlyOpening(word: string): boolean {
  return new RegExp(`^[${openers}]+$`, 'u').test(word) || /^[#$€£¥№]$/u.test(word);
}

/** `-`, `–`, `—` standing alone. */
export function isOnlyDash(word: string): boolean {
  return /^[-–—―]+$/u.test(word);
}
