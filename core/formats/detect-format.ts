/** The format of a subtitle file by what stands in it: extensions lie, and `.txt` and `.sub` say little. */
import { splitLines } from './lines.ts';
import { isMicroDvdLine } from './microdvd/microdvd.ts';
import { formatById, formatForFile } from './registry.ts';
import type { SubtitleFormat } from './registry.ts';
import { isSbvTimes } from './sbv/sbv.ts';
import { classifyTimingLine } from './timing-line.ts';

/** Enough for headers, notes and a first cue. */
const headLength = 20_000;
const assLine = /^\s{0,9}(?:\[(?:script info|v4\+? styles\+?|events)\]|dialogue\s{0,9}:.{0,60}\d:\d\d:\d\d)/i;
const jsonStart = /^\ufeff?\s{0,999}(?:\{\s{0,999}["}]|\[\s{0,999}[{[])/;
const ttmlRoot = /<(?:[\w.-]{1,40}:)?tt[\s>]/i;
const lrcLine = /^\s{0,9}\[\d{1,3}:\d{1,2}(?:[.:]\d{1,3}|:\d{1,2}[.,]\d{1,3})?\]/;

/** By content where that is clear, else by the extension; null when neither tells or the format can't be read. */
export function detectFormat(fileName: string, text: string): SubtitleFormat | null {
  const named = formatForFile(fileName);
  // Their cells and strings may hold anything.
  if (named?.id === 'csv' || named?.id === 'json') return named;
  const id = idOfContent(text.slice(0, headLength));
  const format = (id === null ? null : formatById(id)) ?? named;
  return format?.parse === undefined ? null : format;
}

function idOfContent(head: string): string | null {
  if (/^\ufeff?\s{0,99}WEBVTT(?:\s|$)/.test(head)) return 'vtt';
  if (jsonStart.test(head)) return 'json';
  if (ttmlRoot.test(head)) return 'ttml';
  for (const line of splitLines(head)) {
    if (assLine.test(line.slice(0, 200))) return 'ass';
    if (isMicroDvdLine(line)) return 'microdvd';
    if (isSbvTimes(line)) return 'sbv';
    if (lrcLine.test(line.slice(0, 100))) return 'lrc';
    if (classifyTimingLine(line) === 'times') return 'srt';
  }
  return null;
}
