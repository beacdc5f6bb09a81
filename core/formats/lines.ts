import { problem } from '../format-problems.ts';
import type { FormatProblem } from '../format-problems.ts';
import { classifyTimingLine } from './timing-line.ts';

/** Lines of a text without their ends (LF, CRLF or CR) and without a byte order mark. */
export function splitLines(text: string): readonly string[] {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  return body.split(/\r\n|\n|\r/);
}

export function isBlank(line: string): boolean {
  return line.trim() === '';
}

/**
 * [Note: Protected lines] A blank line ends a cue in SRT and WebVTT, and a line that looks like times starts
 * one; a cue's text may hold both. The writers put a zero-width space before such a line, which no player
 * shows; the readers take it off again. A line that begins with zero-width spaces itself and would be taken
 * for a protected one gets one more, so that every text comes back as it was.
 */
const protection = '\u200b';

/** The line as it can stand in a cue's text, see [Note: Protected lines]. */
export function protectLine(line: string): string {
  return protectSpecialLine(line, isBlankOrTimes);
}

/** Undoes `protectLine`. */
export function unprotectLine(line: string): string {
  return unprotectSpecialLine(line, isBlankOrTimes);
}

/** As `protectLine`, for a format in which other lines mean something. */
export function protectSpecialLine(line: string, isSpecial: (line: string) => boolean): string {
  return needsProtection(line, isSpecial) ? protection + line : line;
}

export function unprotectSpecialLine(line: string, isSpecial: (line: string) => boolean): string {
  return line.startsWith(protection) && needsProtection(line, isSpecial) ? line.slice(1) : line;
}

function needsProtection(line: string, isSpecial: (line: string) => boolean): boolean {
  let from = 0;
  while (line[from] === protection) from += 1;
  return isSpecial(line.slice(from));
}

/** What may not stand in the text of SRT and WebVTT. */
function isBlankOrTimes(line: string): boolean {
  return isBlank(line) || classifyTimingLine(line) !== null;
}

/** Longer gaps inside a text are no lines of it but what is left of something. */
const maxBlankLines = 10;

/** Adds the blank lines between two parts of a text, one where there are more than anyone means; says what it did. */
export function addBlankLines(textLines: string[], count: number, problemLine: number): FormatProblem {
  const added = count > maxBlankLines ? 1 : count;
  for (let i = 0; i < added; i += 1) textLines.push('');
  return added === count
    ? problem(problemLine, 'blank-inside-text')
    : problem(problemLine, 'blank-lines-left-out', { count: count - added });
}

/** A cue's text as lines, whatever line ends it holds; no lines for an empty text. */
export function cueTextLines(text: string): readonly string[] {
  return text === '' ? [] : text.split(/\r\n|\n|\r/);
}

/** A piece of the file for a person, on one line and short. */
export function quote(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}
