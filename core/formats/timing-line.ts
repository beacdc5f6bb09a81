/** The line that starts a cue in SRT and WebVTT: two times with an arrow between, and what follows. */
import type { LenientTime } from '../time/timestamps.ts';
import { lenientTimePattern, parseTime, timeFromGroups } from '../time/timestamps.ts';
import type { TimeRepair } from '../format-problems.ts';
import { withAsciiTimes } from './other-digits.ts';
import type { SignedSpan } from './before-zero.ts';

export type TimingLine =
  | {
      readonly kind: 'times';
      readonly startMs: number;
      readonly endMs: number;
      /** What stands after the times, trimmed. */
      readonly rest: string;
      /** What had to be repaired; empty for a correct line. */
      readonly repairs: readonly TimeRepair[];
      /** As they are written, where one is negative. */
      readonly signed?: SignedSpan;
      /** Both times, where the line is not written as its format asks. */
      readonly clock?: readonly [LenientTime, LenientTime];
    }
  /** The end cannot be read. */
  | { readonly kind: 'start-only'; readonly startMs: number }
  /** Digits, a colon and an arrow, but no times. */
  | { readonly kind: 'unreadable' };

/** Times stand at the start of the line; nothing after this many characters is looked at for them. */
const headLength = 200;
const arrow = '(?:(?:[-\\u2010-\\u2015\\u2212]\\s?){1,4}>{1,3}|=>|\\u2192)';
const times = new RegExp(
  `^\\s{0,20}(?:\\d{1,9}\\s{1,9})?${lenientTimePattern}\\s{0,20}${arrow}\\s{0,20}${lenientTimePattern}(?![\\d:])`,
);
const startPattern = new RegExp(`^\\s{0,20}(?:\\d{1,9}\\s{1,9})?${lenientTimePattern}\\s{0,20}${arrow}`);
const digitsAndArrow = new RegExp(`^[\\s+-]{0,20}\\d[\\da-z]{0,6}\\s{0,9}:[\\s\\d:.,;a-z]{0,40}${arrow}`);
const strictSrt =
  /^(\d{2,6}):([0-5]\d):([0-5]\d),(\d{3}) --> (\d{2,6}):([0-5]\d):([0-5]\d),(\d{3})(?=[ \t]|$)/;
const strictWebvtt =
  /^(?:(\d{2,6}):)?([0-5]\d):([0-5]\d)\.(\d{3})[ \t]+-->[ \t]+(?:(\d{2,6}):)?([0-5]\d):([0-5]\d)\.(\d{3})(?=[ \t]|$)/;

const wholeTime = /^(?:\d{1,6}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}$/;
const secondsOrClock = '(\\d{1,6}[.,]\\d{1,3}|(?:\\d{1,6}:)?\\d{1,2}:\\d{1,2}(?:[.,]\\d{1,3})?)';
const secondsPattern = new RegExp(
  `^\\s{0,20}${secondsOrClock}\\s{0,20}-->\\s{0,20}${secondsOrClock}(?=\\s|$)`,
);

/** What kind of timing line this is, or null when it is text. Never slow: looks at the head only. */
export function classifyTimingLine(line: string): TimingLine['kind'] | null {
  if (!mayHoldArrow(line)) return null;
  const head = withAsciiTimes(line.slice(0, headLength));
  if (times.test(head) || secondsTimes(head) !== null) return 'times';
  if (startPattern.test(head)) return 'start-only';
  return digitsAndArrow.test(head) ? 'unreadable' : null;
}

/** Reads a timing line in any of the ways that files write it, or null when the line is text. */
export function parseTimingLine(line: string, format: 'srt' | 'webvtt'): TimingLine | null {
  if (!mayHoldArrow(line)) return null;
  const strict = (format === 'srt' ? strictSrt : strictWebvtt).exec(line);
  if (strict !== null) {
    return repaired(clockMs(strict, 1), clockMs(strict, 5), line.slice(strict[0].length).trim(), []);
  }
  const given = line.slice(0, headLength);
  const head = withAsciiTimes(given);
  const script: readonly TimeRepair[] = head === given ? [] : ['other-script'];
  const match = times.exec(head);
  const damaged = damagedEnd(head, match);
  if (damaged !== null) {
    const rest = line.slice(damaged.length).trim();
    return repaired(damaged.start.ms, damaged.end.ms, rest, [...script, 'stray-characters']);
  }
  if (match === null) return withoutMatch(line, head, script);
  const start = timeFromGroups(match, 1);
  const end = timeFromGroups(match, 6);
  const rest = line.slice(match[0].length).trim();
  const spelling = script.length > 0 ? script : spellingRepairs(match[0], start, end, format);
  return { ...repaired(start.ms, end.ms, rest, spelling), clock: [start, end] };
}

function withoutMatch(line: string, head: string, script: readonly TimeRepair[]): TimingLine | null {
  const seconds = secondsTimes(head);
  if (seconds !== null) {
    const rest = line.slice(seconds.length).trim();
    return repaired(seconds.startMs, seconds.endMs, rest, [...script, 'no-minutes']);
  }
  const start = startPattern.exec(head);
  if (start !== null) return { kind: 'start-only', startMs: Math.max(0, timeFromGroups(start, 1).ms) };
  return digitsAndArrow.test(head) ? { kind: 'unreadable' } : null;
}

/** `2.5 --> 4.0`, as scripts write it; one of both may have minutes. The standard's arrow only: a text may hold numbers. */
function secondsTimes(
  head: string,
): { readonly startMs: number; readonly endMs: number; readonly length: number } | null {
  const match = head.includes('-->') ? secondsPattern.exec(head) : null;
  if (match === null || (match[1]!.includes(':') && match[2]!.includes(':'))) return null;
  const ms = (text: string): number =>
    text.includes(':') ? (parseTime(text)?.ms ?? 0) : Math.round(Number(text.replace(',', '.')) * 1000);
  return { startMs: ms(match[1]!), endMs: ms(match[2]!), length: match[0].length };
}

/**
 * `00:00:19xyz,580`: an end with letters among its digits, without which it is a whole time that comes after the start.
 * Null where the end is whole, or no time even so. `match`: of `times`.
 */
function damagedEnd(
  head: string,
  match: RegExpExecArray | null,
): { readonly start: LenientTime; readonly end: LenientTime; readonly length: number } | null {
  if (
    match !== null &&
    (timeFromGroups(match, 6).hasFraction || !/^[^\s]/.test(head.slice(match[0].length)))
  ) {
    return null;
  }
  const upToArrow = startPattern.exec(head);
  if (upToArrow === null) return null;
  const found = /^\s{0,20}([^\s]{4,40})/.exec(head.slice(upToArrow[0].length));
  const digits = found?.[1]!.replace(/[^\d:.,]/g, '') ?? '';
  if (found === null || digits === found[1] || !wholeTime.test(digits)) return null;
  const start = timeFromGroups(upToArrow, 1);
  const end = parseTime(digits);
  if (end === null || end.ms < start.ms) return null;
  return { start, end, length: upToArrow[0].length + found[0].length };
}

function mayHoldArrow(line: string): boolean {
  return line.includes('>') || line.includes('\u2192') || line.includes('\uff1e');
}

function clockMs(groups: readonly (string | undefined)[], from: number): number {
  const [hours, minutes, seconds, ms] = groups.slice(from, from + 4).map((part) => Number(part ?? 0));
  return hours! * 3_600_000 + minutes! * 60_000 + seconds! * 1000 + ms!;
}

/** Clamps negative times and swaps reversed ones. */
function repaired(
  startMs: number,
  endMs: number,
  rest: string,
  spelling: readonly TimeRepair[],
): Extract<TimingLine, { kind: 'times' }> {
  const repairs = [...spelling];
  const isNegative = startMs < 0 || endMs < 0;
  if (isNegative) repairs.push('negative');
  const start = Math.max(0, startMs);
  const end = Math.max(0, endMs);
  const isReversed = startMs >= 0 && endMs < startMs;
  if (isReversed) repairs.push('exchanged');
  return {
    kind: 'times',
    startMs: Math.min(start, end),
    endMs: Math.max(start, end),
    rest,
    repairs,
    ...(isNegative ? { signed: { startMs, endMs } } : {}),
  };
}

function spellingRepairs(
  times: string,
  start: LenientTime,
  end: LenientTime,
  format: 'srt' | 'webvtt',
): readonly TimeRepair[] {
  const repairs: TimeRepair[] = [];
  if (format === 'srt' && !(start.hasHours && end.hasHours)) repairs.push('no-hours');
  if (!start.hasFraction || !end.hasFraction) repairs.push('no-milliseconds');
  if (format === 'srt' && times.includes('.')) repairs.push('wants-comma');
  if (format === 'webvtt' && times.includes(',')) repairs.push('wants-point');
  if (!/ --> /.test(times)) repairs.push('odd-arrow');
  const isNegative = start.ms < 0 || end.ms < 0;
  return repairs.length === 0 && !isNegative ? ['odd-digits'] : repairs;
}
