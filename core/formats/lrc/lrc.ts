/**
 * LRC, the lyrics of music players: `[mm:ss.xx]text`. A line lasts until the next one; an empty one ends the text. The
 * enhanced form, `<mm:ss.xx>` before each word, is read.
 */
import { decodeReferences, referenceProtection } from '../../cues/character-references.ts';
import type { Cue, Word } from '../../cues/cue.ts';
import { visibleText } from '../../cues/markup.ts';
import { wordRanges } from '../../cues/word-ranges.ts';
import { quote, splitLines } from '../lines.ts';
import { literalText } from '../styled-text.ts';
import { problem } from '../../format-problems.ts';
import type { FormatProblem } from '../../format-problems.ts';
import type { ParsedSubtitles } from '../subtitle-document.ts';
import { runningText } from '../text.ts';

/** Hours are seldom written; only a fraction behind a point or comma tells them from `mm:ss:xx`. */
const time = '(?:(\\d{1,4}):(?=\\d{1,2}:\\d{1,2}[.,]))?(\\d{1,4}):(\\d{1,2})(?:[.:,](\\d{1,3}))?';
const lineTime = new RegExp(`\\s*\\[\\s{0,9}${time}\\s{0,9}\\]`, 'y');
const wordTime = new RegExp(`<\\s{0,9}${time}\\s{0,9}>`, 'g');
const tagPattern = /^\s*\[([a-z#]{1,20})\s{0,9}:([^\]]{0,1000})\]\s*$/i;
/** What would be read as a time at the start of a line, or as the time of a word anywhere. */
const looksTimed = new RegExp(`^\\s*\\[(?=\\s{0,9}\\d{1,4}:)|<(?=\\s{0,9}${time}\\s{0,9}>)`, 'g');
const separator = '\u200b';
/** Nothing says how long the last line lasts. */
const lastLineMs = 5000;

interface LyricLine {
  readonly startMs: number;
  readonly line: number;
  readonly content: string;
}

export function parseLrc(text: string): ParsedSubtitles {
  const problems: FormatProblem[] = [];
  const found: LyricLine[] = [];
  let offsetMs = 0;
  for (const [index, line] of splitLines(text).entries()) {
    const { times, content } = readLineTimes(line);
    for (const startMs of times) found.push({ startMs, line: index + 1, content });
    if (times.length > 0 || line.trim() === '') continue;
    const tag = tagPattern.exec(line.slice(0, 1100));
    // A positive offset lets the text come sooner.
    if (tag?.[1]?.toLowerCase() === 'offset') offsetMs = Number(/[+-]?\d{1,9}/.exec(tag[2]!)?.[0] ?? 0);
    else if (tag === null) {
      problems.push(problem(index + 1, 'untimed-left-out', { quote: quote(line), lacks: 'time' }));
    }
  }
  if (found.length === 0) problems.push(problem(1, 'nothing-found', { missing: 'bracketed-time' }));
  const sorted = found.toSorted((a, b) => a.startMs - b.startMs || a.line - b.line);
  return { cues: cuesOfLines(sorted, offsetMs), problems: problems.toSorted((a, b) => a.line - b.line) };
}

export function writeLrc(cues: readonly Cue[]): string {
  const lines: string[] = [];
  for (const [index, cue] of cues.entries()) {
    lines.push(`[${lrcTime(cue.startMs)}]${timedText(cue)}`);
    const next = cues[index + 1];
    if (next === undefined || hundredths(next.startMs) > hundredths(cue.endMs))
      lines.push(`[${lrcTime(cue.endMs)}]`);
  }
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

/** The text on one line, with the time of each word before it, and of the last one's end behind it (enhanced LRC). */
function timedText({ text, words = [] }: Cue): string {
  const line = literalText(runningText(text));
  const ranges = wordRanges({ text: line, words });
  const pieces: string[] = [];
  let written = 0;
  const add = (to: number): void => void pieces.push(protectText(visibleText(line.slice(written, to))));
  for (const { wordIndex, start } of ranges) {
    add(start);
    pieces.push(`<${lrcTime(words[wordIndex]!.startMs)}>`);
    written = start;
  }
  add(line.length);
  const last = ranges.at(-1);
  return pieces.join('') + (last === undefined ? '' : `<${lrcTime(words[last.wordIndex]!.endMs)}>`);
}

/** The times at the start of a line, one for each repetition, and what follows them. */
function readLineTimes(line: string): { readonly times: readonly number[]; readonly content: string } {
  const times: number[] = [];
  let end = 0;
  lineTime.lastIndex = 0;
  for (let match = lineTime.exec(line); match !== null; match = lineTime.exec(line)) {
    times.push(timeMs(match));
    end = lineTime.lastIndex;
  }
  return { times, content: line.slice(end) };
}

function cuesOfLines(lines: readonly LyricLine[], offsetMs: number): readonly Cue[] {
  const shifted = (ms: number): number => Math.max(0, ms - offsetMs);
  const cues: Cue[] = [];
  for (const [index, { startMs, content }] of lines.entries()) {
    const { text, words, endMs } = readWords(content);
    if (text === '') continue;
    const end = lines[index + 1]?.startMs ?? Math.max(startMs + lastLineMs, endMs ?? 0);
    cues.push({
      startMs: shifted(startMs),
      endMs: shifted(end),
      text: literalText(text),
      ...(words.length === 0 ? {} : { words: ended(words, endMs ?? end, shifted) }),
    });
  }
  return cues;
}

interface LyricText {
  readonly text: string;
  readonly words: readonly TimedWord[];
  /** Time of a mark without a word behind it, which ends the last word; null without one. */
  readonly endMs: number | null;
}

interface TimedWord {
  readonly startMs: number;
  readonly text: string;
}

/** Words have spaces where the file has them: syllables and scripts without spaces have none. */
function readWords(content: string): LyricText {
  const marks = [...content.matchAll(wordTime)];
  const lead = readPlain(content.slice(0, marks[0]?.index));
  const texts = [lead];
  let isSpaced = /\s$/.test(lead);
  let endMs: number | null = null;
  const words: TimedWord[] = [];
  for (const [index, mark] of marks.entries()) {
    const until = marks[index + 1]?.index;
    const segment = readPlain(content.slice(mark.index + mark[0].length, until));
    texts.push(segment);
    const word = segment.trim();
    endMs = word === '' ? timeMs(mark) : null;
    if (word !== '') {
      const space = isSpaced || /^\s/.test(segment) ? ' ' : '';
      words.push({ startMs: timeMs(mark), text: (words.length === 0 ? '' : space) + word });
    }
    isSpaced = word === '' ? isSpaced || segment !== '' : /\s$/.test(segment);
  }
  const text = texts.join('');
  return { text: marks.length === 0 ? text.trim() : text.trim().replace(/\s+/g, ' '), words, endMs };
}

function readPlain(raw: string): string {
  return referenceProtection.free(decodeReferences(unprotectText(raw)));
}

function ended(words: readonly TimedWord[], endMs: number, shifted: (ms: number) => number): readonly Word[] {
  return words.map((word, index) => {
    const startMs = shifted(word.startMs);
    const end = shifted(words[index + 1]?.startMs ?? endMs);
    return { startMs, endMs: Math.max(startMs, end), text: word.text, timing: 'given' };
  });
}

function timeMs(groups: readonly (string | undefined)[]): number {
  const [, hours = '0', minutes, seconds, fraction = '0'] = groups;
  const wholeMinutes = Number(hours) * 60 + Number(minutes);
  return wholeMinutes * 60_000 + Number(seconds) * 1000 + Math.round(Number(`0.${fraction}`) * 1000);
}

function hundredths(ms: number): number {
  return Math.max(0, Math.round(ms / 10));
}

/** `03:05.50`; minutes go on above 99. */
function lrcTime(ms: number): string {
  const total = hundredths(ms);
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${pad(Math.floor(total / 6000))}:${pad(Math.floor(total / 100) % 60)}.${pad(total % 100)}`;
}

function protectText(text: string): string {
  return referenceProtection.protect(text.replace(looksTimed, (found) => found + separator));
}

function unprotectText(text: string): string {
  return text.replace(/([[<])\u200b/g, '$1');
}
