/**
 * SRT as the world writes it. A cue starts at a line with times; the number before it is a courtesy. Its text
 * runs to the next cue, blank lines included. Every repair is reported, nothing throws, time is linear.
 */
import type { Cue } from '../../cues/cue.ts';
import { splitTimingRest } from '../cue-header.ts';
import { LeftOutTags } from '../left-out-tags.ts';
import { addBlankLines, isBlank, quote, splitLines, unprotectLine } from '../lines.ts';
import { problem } from '../../format-problems.ts';
import type { FormatProblem } from '../../format-problems.ts';
import type { ParsedSubtitles } from '../subtitle-document.ts';
import { collapseRolling } from '../rolling/collapse-rolling.ts';
import { finishReading } from '../finish-reading.ts';
import type { ReadOptions } from '../format-options.ts';
import type { TimingLine } from '../timing-line.ts';
import { readTimingLines } from '../timing-lines.ts';
import { readSrtText } from './cue-text.ts';
import { withoutLostCues } from './lost-cues.ts';

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
  const report: TextReport = { problems, leftOutTags: new LeftOutTags(), references: { count: 0, line: 0 } };
  let expected: number | null = null;
  for (const [index, header] of headers.entries()) {
    const next = headers[index + 1];
    reportNumber(header, expected, problems);
    reportMissingBlank(lines, header, index, problems);
    const lost = withoutLostCues(
      lines.slice(header.timingLine + 1, next?.firstLine ?? lines.length),
      header.number,
      next === undefined ? undefined : next.number,
      header.timingLine + 2,
    );
    for (const found of lost.problems) problems.push(found);
    expected = (lost.lastNumber ?? expected ?? index + 1) + 1;
    const cue = readCue(header, lost.body, next, report);
    if (cue !== null) cues.push(cue);
  }
  return collapseRolling(finishReading({ cues, problems: [...problems, ...wholeProblems(report)] }));
}

/** What is said of the texts of a file. */
interface TextReport {
  readonly problems: FormatProblem[];
  readonly leftOutTags: LeftOutTags;
  /** Said once; `line`: the first one's. */
  readonly references: { count: number; line: number };
}

function wholeProblems({ leftOutTags, references }: TextReport): readonly FormatProblem[] {
  const { count, line } = references;
  return [...leftOutTags.problems, ...(count === 0 ? [] : [problem(line, 'references-read', { count })])];
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
  report: TextReport,
): Cue | null {
  const { problems } = report;
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
    return { startMs, endMs, text: readText([], body, line, report) };
  }
  if (timing.repairs.length > 0) {
    const { startMs, endMs, repairs } = timing;
    problems.push(problem(line, 'times-repaired', { startMs, endMs, repairs }));
  }
  const rest = splitTimingRest(timing.rest);
  if (rest.text !== '') problems.push(problem(line, 'text-after-times', { quote: quote(rest.text) }));
  const text = readText(rest.text === '' ? [] : [rest.text], body, line, report);
  if (text === '') problems.push(problem(line, 'no-text'));
  return {
    startMs: timing.startMs,
    endMs: timing.endMs,
    text,
    ...(rest.settings === '' ? {} : { settings: rest.settings }),
  };
}

/** The cue's lines without the blank ones around them, as a cue's text. `timingLine` is counted from 1. */
function readText(
  before: readonly string[],
  body: readonly string[],
  timingLine: number,
  report: TextReport,
): string {
  const lines = [...before, ...textLines(body, timingLine, report.problems)];
  const { text, leftOut, references } = readSrtText(lines.join('\n'));
  report.leftOutTags.add(timingLine + 1, leftOut);
  if (references > 0 && report.references.count === 0) report.references.line = timingLine + 1;
  report.references.count += references;
  return text;
}

function textLines(
  body: readonly string[],
  timingLine: number,
  problems: FormatProblem[],
): readonly string[] {
  let from = 0;
  let to = body.length;
  while (from < to && isBlank(body[from]!)) from += 1;
  while (to > from && isBlank(body[to - 1]!)) to -= 1;
  if (from > 0 && to > from) problems.push(problem(timingLine + 1, 'blank-before-text'));
  const text: string[] = [];
  let gap = 0;
  let isGapSaid = false;
  for (const [index, line] of body.slice(from, to).entries()) {
    if (isBlank(line)) {
      gap += 1;
      continue;
    }
    if (gap > 0) {
      const found = addBlankLines(text, gap, timingLine + from + index - gap + 1);
      if (!isGapSaid || found.code !== 'blank-inside-text') problems.push(found);
      isGapSaid = true;
    }
    gap = 0;
    text.push(unprotectLine(line));
  }
  return text;
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
