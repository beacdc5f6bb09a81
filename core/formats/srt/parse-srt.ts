/**
 * SRT as the world writes it. A cue starts at a line with times; the number before it is a courtesy. Its text
 * runs to the next cue, blank lines included. Every repair is reported, nothing throws, time is linear.
 */
import type { Cue } from '../../cues/cue.ts';
import { splitTimingRest } from '../cue-header.ts';
import { isBlank, quote, splitLines, unprotectLine } from '../lines.ts';
import { problem } from '../../format-problems.ts';
import type { FormatProblem } from '../../format-problems.ts';
import type { ParsedSubtitles } from '../subtitle-document.ts';
import { collapseRolling } from '../rolling/collapse-rolling.ts';
import { finishReading } from '../finish-reading.ts';
import type { ReadOptions } from '../format-options.ts';
import type { TimingLine } from '../timing-line.ts';
import { readTimingLines } from '../timing-lines.ts';

const numberLine = /^\s{0,20}\d{1,10}\s{0,20}$/;
/** For a cue whose end cannot be read. */
const assumedDurationMs = 2000;

interface Header {
  readonly timing: TimingLine;
  readonly timingLine: number;
  /** First line that belongs to this cue: its number's or its times'. */
  readonly firstLine: number;
  readonly number: number | null;
}

/** `options.frameRate`: for times that end in frames. */
export function parseSrt(text: string, options: ReadOptions = {}): ParsedSubtitles {
  const lines = splitLines(text);
  const { timings, problems } = readTimingLines(lines, 'srt', options.frameRate);
  const headers = findHeaders(lines, timings);
  reportGarbage(lines, headers[0], problems);
  const cues: Cue[] = [];
  let expected: number | null = null;
  for (const [index, header] of headers.entries()) {
    const next = headers[index + 1];
    reportNumber(header, expected, problems);
    reportMissingBlank(lines, header, index, problems);
    expected = (header.number ?? expected ?? index + 1) + 1;
    const body = lines.slice(header.timingLine + 1, next?.firstLine ?? lines.length);
    const cue = readCue(header, body, next, problems);
    if (cue !== null) cues.push(cue);
  }
  return collapseRolling(finishReading({ cues, problems }));
}

function findHeaders(lines: readonly string[], timings: readonly (TimingLine | null)[]): readonly Header[] {
  const headers: Header[] = [];
  let afterPrevious = 0;
  for (const [index, timing] of timings.entries()) {
    if (timing === null) continue;
    const numberLine = findNumberLine(lines, index, afterPrevious, headers.at(-1)?.number ?? null);
    // Half a timing line inside a text is text; after a number or a blank line it is a damaged cue.
    const standsApart = numberLine !== null || index === 0 || isBlank(lines[index - 1] ?? '');
    if (timing.kind !== 'times' && !standsApart) continue;
    headers.push({
      timing,
      timingLine: index,
      firstLine: numberLine ?? index,
      number: numberLine === null ? null : Number(lines[numberLine]),
    });
    afterPrevious = index + 1;
  }
  return headers;
}

/**
 * The line with the cue's number: directly above the times or, in files with a blank line after every line,
 * above one blank line if it is the number that must come.
 */
function findNumberLine(
  lines: readonly string[],
  timingLine: number,
  from: number,
  previousNumber: number | null,
): number | null {
  const above = timingLine - 1;
  if (above < from) return null;
  if (numberLine.test(lines[above]!)) return above;
  const beyond = above - 1;
  if (!isBlank(lines[above]!) || beyond < from || !numberLine.test(lines[beyond]!)) return null;
  const number = Number(lines[beyond]);
  return number === (previousNumber === null ? 1 : previousNumber + 1) ? beyond : null;
}

function readCue(
  header: Header,
  body: readonly string[],
  next: Header | undefined,
  problems: FormatProblem[],
): Cue | null {
  const { timing } = header;
  const line = header.timingLine + 1;
  if (timing.kind === 'unreadable') {
    problems.push(problem(line, 'times-unreadable'));
    return null;
  }
  if (timing.kind === 'start-only') {
    const endMs = assumedEnd(timing.startMs, next);
    const { startMs } = timing;
    problems.push(problem(line, 'end-unreadable', { startMs, endMs }));
    return { startMs, endMs, text: readText(body, line, problems).join('\n') };
  }
  if (timing.repairs.length > 0) {
    const { startMs, endMs, repairs } = timing;
    problems.push(problem(line, 'times-repaired', { startMs, endMs, repairs }));
  }
  const { settings, text } = splitTimingRest(timing.rest);
  if (text !== '') problems.push(problem(line, 'text-after-times', { quote: quote(text) }));
  const textLines = readText(body, line, problems);
  if (textLines.length === 0 && text === '') problems.push(problem(line, 'no-text'));
  return {
    startMs: timing.startMs,
    endMs: timing.endMs,
    text: (text === '' ? textLines : [text, ...textLines]).join('\n'),
    ...(settings === '' ? {} : { settings }),
  };
}

/** The cue's lines without the blank ones around them. `timingLine` is counted from 1. */
function readText(body: readonly string[], timingLine: number, problems: FormatProblem[]): readonly string[] {
  let from = 0;
  let to = body.length;
  while (from < to && isBlank(body[from]!)) from += 1;
  while (to > from && isBlank(body[to - 1]!)) to -= 1;
  const text = body.slice(from, to);
  const blank = text.findIndex(isBlank);
  if (from > 0 && text.length > 0) problems.push(problem(timingLine + 1, 'blank-before-text'));
  if (blank >= 0) problems.push(problem(timingLine + from + blank + 1, 'blank-inside-text'));
  return text.map(unprotectLine);
}

function assumedEnd(startMs: number, next: Header | undefined): number {
  const timing = next?.timing;
  const nextStart = timing === undefined || timing.kind === 'unreadable' ? Infinity : timing.startMs;
  const endMs = startMs + assumedDurationMs;
  return nextStart > startMs ? Math.min(endMs, nextStart) : endMs;
}

function reportGarbage(lines: readonly string[], first: Header | undefined, problems: FormatProblem[]): void {
  const end = first?.firstLine ?? lines.length;
  const garbage = lines.slice(0, end).findIndex((line) => !isBlank(line));
  if (first === undefined) {
    problems.push(problem(1, 'nothing-found', { missing: 'times' }));
  } else if (garbage >= 0) {
    problems.push(problem(garbage + 1, 'before-first-cue', { quote: quote(lines[garbage]!) }));
  }
}

function reportNumber(header: Header, expected: number | null, problems: FormatProblem[]): void {
  const line = header.firstLine + 1;
  if (header.number === null) {
    problems.push(problem(line, 'no-number'));
  } else if (expected !== null && header.number !== expected) {
    problems.push(problem(line, 'wrong-number', { found: header.number, expected }));
  }
}

function reportMissingBlank(
  lines: readonly string[],
  header: Header,
  index: number,
  problems: FormatProblem[],
): void {
  const above = lines[header.firstLine - 1];
  if (index > 0 && above !== undefined && !isBlank(above)) {
    problems.push(problem(header.firstLine + 1, 'no-blank-before-cue'));
  }
}
