/** What an engine says, as a translation: without what it added of its own. */
import { visibleText } from '../cues/markup.ts';

const echo = /^\s*(?:\[\d{1,6}\]|<\d{1,6}>|#\d{1,6}|\d{1,6}[.:)|])\s+(?=\S)/u;
const quotePairs: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
  ['「', '」'],
];
const openingDash = /^\s*(?:>{2,3}|[-–—‐―]+(?!\p{Nd}))\s*(?=\S)/u;
const note = /[♩-♬]/u;
const notes = /[♩-♬]/gu;

/** In one line, without tags, and without numbers, quotes, dashes and notes around it that the source does not have. */
export function cleanAnswer(answered: string, source: string): string {
  let text = visibleText(answered.toWellFormed())
    .replaceAll(/<\/?[a-z][^<>]{0,100}>|\{\\[^{}]{0,500}\}/giu, '')
    .replaceAll(/[\p{Cc}\p{White_Space}]+/gu, ' ')
    .trim();
  if (!echo.test(source)) text = text.replace(echo, '').trim();
  if (!note.test(source)) text = text.replaceAll(notes, '').trim();
  if (!openingDash.test(source)) text = text.replace(openingDash, '').trim();
  for (const [open, close] of quotePairs) {
    const isQuoted = text.length > 2 && text.startsWith(open) && text.endsWith(close);
    const isOne = isQuoted && !text.slice(1, -1).includes(open) && !text.slice(1, -1).includes(close);
    if (isOne && !/["“”„«»「」]/u.test(source)) text = text.slice(1, -1).trim();
  }
  return text;
}
