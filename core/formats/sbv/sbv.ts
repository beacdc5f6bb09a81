/**
 * SBV (YouTube) and SubViewer 2: a line with two times, the text, a blank line. SubViewer writes hundredths, a header
 * in brackets and `[br]` for line breaks.
 */
import type { Cue } from '../../cues/cue.ts';
import { visibleText } from '../../cues/markup.ts';
import { parseTime } from '../../time/timestamps.ts';
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
import type { FormatProblem } from '../../format-problems.ts';
import type { ParsedSubtitles } from '../subtitle-document.ts';

const time = '-?\\d{1,4}:\\d{1,2}:\\d{1,2}(?:[.:]\\d{1,3})?';
const times = new RegExp(`^\\s{0,20}(${time})\\s{0,9}[,;]\\s{0,9}(${time})\\s*$`);
/** `[TITLE]`, `[COLF]&HFFFFFF,[STYLE]no`: SubViewer's header. */
const headerLine = /^\s{0,20}\[[A-Z][A-Z ]{2,30}\]/;

export function parseSbv(text: string): ParsedSubtitles {
  const problems: FormatProblem[] = [];
  const cues: { startMs: number; endMs: number; line: number; lines: string[] }[] = [];
  let reportedGarbage = false;
  for (const [index, line] of splitLines(text).entries()) {
    const times = readTimes(line, index + 1, problems);
    if (times !== null) cues.push({ ...times, line: index + 1, lines: [] });
    else if (cues.length > 0) cues.at(-1)!.lines.push(line);
    else if (!isBlank(line) && !headerLine.test(line) && !reportedGarbage) {
      reportedGarbage = true;
      problems.push(problem(index + 1, 'before-first-cue', { quote: quote(line) }));
    }
  }
  if (cues.length === 0) problems.push(problem(1, 'nothing-found', { missing: 'times' }));
  const read = cues.map(({ startMs, endMs, line, lines }): Cue => {
    while (lines.length > 0 && isBlank(lines.at(-1)!)) lines.pop();
    if (lines.length === 0) problems.push(problem(line, 'no-text'));
    const joined = lines.map((textLine) => unprotectSpecialLine(textLine, isSpecial)).join('\n');
    return { startMs, endMs, text: literalText(joined.replace(/\[br\]/gi, '\n')) };
  });
  return { cues: read, problems: problems.toSorted((a, b) => a.line - b.line) };
}

/** Plain text: SBV knows no italics. */
export function writeSbv(cues: readonly Cue[]): string {
  return cues
    .map((cue) => {
      const lines = cueTextLines(visibleText(cue.text)).map((line) => protectSpecialLine(line, isSpecial));
      return [`${sbvTime(cue.startMs)},${sbvTime(cue.endMs)}`, ...lines, '', ''].join('\n');
    })
    .join('');
}

/** True for a line that starts a cue. */
export function isSbvTimes(line: string): boolean {
  return times.test(line.slice(0, 100));
}

function isSpecial(line: string): boolean {
  return isBlank(line) || isSbvTimes(line);
}

function readTimes(
  line: string,
  number: number,
  problems: FormatProblem[],
): { readonly startMs: number; readonly endMs: number } | null {
  const match = line.includes(':') ? times.exec(line.slice(0, 100)) : null;
  if (match === null || line.length > 100) return null;
  const [start, end] = [match[1]!, match[2]!].map((time) => Math.max(0, parseTime(time)?.ms ?? 0));
  const startMs = Math.min(start!, end!);
  const endMs = Math.max(start!, end!);
  if (end! < start!) {
    problems.push(problem(number, 'times-repaired', { startMs, endMs, repairs: ['exchanged'] }));
  }
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
