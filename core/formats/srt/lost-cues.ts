/** What is left in a cue's text of a cue behind it whose times are missing, or which was never written. */
import { problem } from '../../format-problems.ts';
import type { FormatProblem } from '../../format-problems.ts';
import { isBlank, quote } from '../lines.ts';

export interface WithoutLostCues {
  /** The lines that are text. */
  readonly body: readonly string[];
  readonly problems: readonly FormatProblem[];
  /** Number of the last cue that was found, of this one where none was. */
  readonly lastNumber: number | null;
}

interface LostNumber {
  readonly index: number;
  readonly number: number;
  readonly hasText: boolean;
}

/**
 * After a blank line, the numbers that must come next (7, 8 behind cue 6) are those of cues. One with text below it is a
 * cue without times, if the file goes on counting behind it or ends there; one alone says nothing. `number`: of this
 * cue. `nextNumber`: of the next one; null without one, undefined at the end of the file. `firstLine`: of `body`, from 1.
 */
export function withoutLostCues(
  body: readonly string[],
  number: number | null,
  nextNumber: number | null | undefined,
  firstLine: number,
): WithoutLostCues {
  const found = number === null ? [] : lostNumbers(body, number);
  const first = found[0];
  if (first === undefined || !areLost(found, nextNumber)) return { body, problems: [], lastNumber: number };
  return {
    body: body.slice(0, first.index),
    problems: found.map((lost) => problemOf(lost, body, firstLine)),
    lastNumber: found.findLast(({ hasText }) => hasText)?.number ?? number,
  };
}

function lostNumbers(body: readonly string[], number: number): readonly LostNumber[] {
  const found: { index: number; number: number; hasText: boolean }[] = [];
  let expected = number + 1;
  let hasText = false;
  for (const [index, line] of body.entries()) {
    if (isBlank(line)) continue;
    const isNumber = hasText && isBlank(body[index - 1] ?? '') && /^\s{0,20}\d{1,10}\s{0,20}$/.test(line);
    if (isNumber && Number(line) === expected) {
      found.push({ index, number: expected, hasText: false });
      expected += 1;
    } else {
      hasText = true;
      const last = found.at(-1);
      if (last !== undefined) last.hasText = true;
    }
  }
  return found;
}

/** Numbers with text below them could be text: the file's own count decides. */
function areLost(found: readonly LostNumber[], nextNumber: number | null | undefined): boolean {
  const last = found.at(-1)!;
  if (found.every(({ hasText }) => !hasText)) return true;
  return nextNumber === undefined || nextNumber === last.number + (last.hasText ? 1 : 0);
}

function problemOf(
  { index, number, hasText }: LostNumber,
  body: readonly string[],
  firstLine: number,
): FormatProblem {
  if (!hasText) return problem(firstLine + index, 'lone-number', { number });
  const text = body.slice(index + 1).find((line) => !isBlank(line)) ?? '';
  return problem(firstLine + index, 'untimed-left-out', { quote: quote(text), lacks: 'times' });
}
