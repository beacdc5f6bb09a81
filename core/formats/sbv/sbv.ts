/**
 * SBV (YouTube) and SubViewer 2: a line with two times, the text, a blank line. SubViewer writes hundredths, a header
 * in brackets and `[br]` for line breaks.
 */
import { readReferences, referenceProtection } from '../../cues/character-references.ts';
import type { Cue } from '../../cues/cue.ts';
import { visibleText } from '../../cues/markup.ts';
import { parseTime } from '../../time/timestamps.ts';
import type { LenientTime } from '../../time/timestamps.ts';
import { leadBeforeZero } from '../before-zero.ts';
import { clockFramesOf } from '../clock-frames.ts';
import { finishReading } from '../finish-reading.ts';
import type { ReadOptions } from '../format-options.ts';
import {
  cueTextLines,
  isBlank,
  protectSpecialLine,
  quote,
  splitLines,
  unprotectSpecialLine,
} from '../lines.ts';
import { literalText } from '../styled-text.ts';
import { problem } from '../../format-problems.ts';
import type { FormatProblem, TimeRepair } from '../../format-problems.ts';
import type { ParsedSubtitles } from '../subtitle-document.ts';

const time = '-?\\d{1,4}:-?\\d{1,2}:-?\\d{1,2}(?:[.,:;]-?\\d{1,3})?';
const times = new RegExp(`^\\s{0,20}(${time})\\s{0,9}[,;]\\s{0,9}(${time})\\s*$`);
/** `[TITLE]`, `[COLF]&HFFFFFF,[STYLE]no`: SubViewer's header. */
const headerLine = /^\s{0,20}\[[A-Z][A-Z ]{2,30}\]/;
/** `[END SUBTITLE]`: where SubViewer ends the subtitles. */
const endLine = /^\s{0,20}\[END SUBTITLES?\]\s{0,20}$/i;

interface OpenCue {
  readonly times: readonly [LenientTime, LenientTime];
  readonly line: number;
  readonly lines: string[];
}

/** `options.frameRate`: for times that end in frames. */
export function parseSbv(text: string, options: ReadOptions = {}): ParsedSubtitles {
  const problems: FormatProblem[] = [];
  const found = findCues(text, problems);
  if (found.length === 0) problems.push(problem(1, 'nothing-found', { missing: 'times' }));
  const frames = clockFramesOf(
    found.flatMap(({ times }) => times),
    options.frameRate,
  );
  const spans = found.map(({ times: [start, end] }) => ({
    startMs: frames.msOf(start),
    endMs: frames.msOf(end),
  }));
  const byMs = leadBeforeZero(spans);
  const firstLine = found[0]?.line ?? 1;
  problems.push(...frames.problemAt(firstLine));
  if (byMs > 0) problems.push(problem(firstLine, 'moved-to-zero', { byMs }));
  const references = { count: 0, line: 1 };
  const cues = found.map((cue, index): Cue => {
    const { startMs, endMs } = spans[index]!;
    const { text, count } = readReferences(readText(cue, problems));
    if (references.count === 0) references.line = cue.line;
    references.count += count;
    const times = settledTimes(startMs + byMs, endMs + byMs, cue.line, problems);
    return { ...times, text: literalText(referenceProtection.free(text)) };
  });
  const { count, line } = references;
  if (count > 0) problems.push(problem(line, 'references-read', { count }));
  return finishReading({ cues, problems });
}

function findCues(text: string, problems: FormatProblem[]): readonly OpenCue[] {
  const cues: OpenCue[] = [];
  let reportedGarbage = false;
  for (const [index, line] of splitLines(text).entries()) {
    const times = readTimes(line);
    if (times !== null) cues.push({ times, line: index + 1, lines: [] });
    else if (cues.length > 0) cues.at(-1)!.lines.push(line);
    else if (!isBlank(line) && !headerLine.test(line) && !reportedGarbage) {
      reportedGarbage = true;
      problems.push(problem(index + 1, 'before-first-cue', { quote: quote(line) }));
    }
  }
  return cues;
}

/** Without the blank lines at its end, and without the mark that ends the file. */
function readText({ line, lines }: OpenCue, problems: FormatProblem[]): string {
  while (lines.length > 0 && (isBlank(lines.at(-1)!) || endLine.test(lines.at(-1)!))) lines.pop();
  if (lines.length === 0) problems.push(problem(line, 'no-text'));
  const joined = lines.map((textLine) => unprotectSpecialLine(textLine, isSpecial)).join('\n');
  return joined.replace(/\[br\]/gi, '\n');
}

/** Plain text: SBV knows no italics, and no references, though some programs write them. */
export function writeSbv(cues: readonly Cue[]): string {
  return cues
    .map((cue) => {
      const text = referenceProtection.protect(visibleText(cue.text));
      const lines = cueTextLines(text).map((line) => protectSpecialLine(line, isSpecial));
      return [`${sbvTime(cue.startMs)},${sbvTime(cue.endMs)}`, ...lines, '', ''].join('\n');
    })
    .join('');
}

/** True for a line that starts a cue. */
export function isSbvTimes(line: string): boolean {
  return times.test(line.slice(0, 100));
}

function isSpecial(line: string): boolean {
  return isBlank(line) || isSbvTimes(line) || endLine.test(line.slice(0, 100));
}

function readTimes(line: string): readonly [LenientTime, LenientTime] | null {
  const match = line.includes(':') ? times.exec(line.slice(0, 100)) : null;
  if (match === null || line.length > 100) return null;
  const start = parseTime(match[1]!);
  const end = parseTime(match[2]!);
  return start === null || end === null ? null : [start, end];
}

/** In order and not before 0. */
function settledTimes(
  start: number,
  end: number,
  line: number,
  problems: FormatProblem[],
): { readonly startMs: number; readonly endMs: number } {
  const startMs = Math.max(0, Math.min(start, end));
  const endMs = Math.max(0, start, end);
  const repairs: readonly TimeRepair[] = [
    ...(start < 0 || end < 0 ? (['negative'] as const) : []),
    ...(end < start ? (['exchanged'] as const) : []),
  ];
  if (repairs.length > 0) problems.push(problem(line, 'times-repaired', { startMs, endMs, repairs }));
  return { startMs, endMs };
}

/** `0:00:01.500` */
function sbvTime(ms: number): string {
  const whole = Math.max(0, Math.round(ms));
  const pad = (value: number, digits: number): string => String(value).padStart(digits, '0');
  const minutes = Math.floor(whole / 60_000);
  const clock = `${Math.floor(minutes / 60)}:${pad(minutes % 60, 2)}:${pad(Math.floor(whole / 1000) % 60, 2)}`;
  return `${clock}.${pad(whole % 1000, 3)}`;
}
