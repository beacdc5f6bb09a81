/** Times as subtitle files write them. All values are milliseconds. */
import type { Timecode } from './timecode.ts';

/** `00:01:02,345`: hours always, comma. Negative and fractional values are rounded and clamped to 0. */
export function formatSrtTime(ms: number): string {
  return formatClock(ms, ',');
}

/** `00:01:02.345`: hours always (WebVTT allows to omit them), point. */
export function formatWebVttTime(ms: number): string {
  return formatClock(ms, '.');
}

/** For people: `0.8 s`, `42 s`, `3 min 05 s`, `1 h 02 min`. */
export function formatDuration(ms: number): string {
  const sign = ms < 0 ? '-' : '';
  const totalMs = Math.abs(Math.round(ms));
  if (totalMs < 9_950) return `${sign}${(totalMs / 1000).toFixed(1)} s`;
  const seconds = Math.round(totalMs / 1000);
  if (seconds < 60) return `${sign}${seconds} s`;
  if (seconds < 3600) return `${sign}${Math.floor(seconds / 60)} min ${pad(seconds % 60, 2)} s`;
  const minutes = Math.round(totalMs / 60_000);
  return `${sign}${Math.floor(minutes / 60)} h ${pad(minutes % 60, 2)} min`;
}

function formatClock(ms: number, decimalMark: ',' | '.'): string {
  const whole = Math.max(0, Math.round(ms));
  const hours = Math.floor(whole / 3_600_000);
  const minutes = Math.floor(whole / 60_000) % 60;
  const seconds = Math.floor(whole / 1000) % 60;
  return `${pad(hours, 2)}:${pad(minutes, 2)}:${pad(seconds, 2)}${decimalMark}${pad(whole % 1000, 3)}`;
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}

/**
 * One time as a pattern of five groups: sign, hours, minutes, seconds, and the fraction with the mark before it. It takes
 * spaces around the separators, missing hours, a missing fraction, `,` `.` `;` or `:` before it, and a minus anywhere.
 * The numbers of digits are bounded and the pattern has no nested repetition: matching is linear.
 */
export const lenientTimePattern =
  '([-\\u2212]?)\\s{0,9}(?:(\\d{1,6})\\s{0,9}:\\s{0,9})?(-?\\d{1,6})\\s{0,9}:\\s{0,9}(-?\\d{1,6})' +
  '(?:\\s{0,9}([,.;:]\\s{0,9}-?\\d{1,9}))?';

const lenientTime = new RegExp(`^\\s{0,9}${lenientTimePattern}\\s{0,9}$`);

export interface LenientTime {
  /** May be negative. */
  readonly ms: number;
  readonly hasHours: boolean;
  readonly hasFraction: boolean;
  /** Of `00:00:24:04` and `00:00:24;04`: what may be frames; `ms` takes the two digits for hundredths. */
  readonly timecode?: Timecode & { readonly isDropFrame: boolean };
}

/** Reads a time in any of the ways that files write it, or null. */
export function parseTime(text: string): LenientTime | null {
  const match = lenientTime.exec(text.slice(0, 200));
  return match === null ? null : timeFromGroups(match, 1);
}

/** The time in the five groups of `lenientTimePattern`, of which the first has the number `from`. */
export function timeFromGroups(groups: readonly (string | undefined)[], from: number): LenientTime {
  const given = groups.slice(from, from + 5);
  const isNegative = given.some((part) => part !== undefined && /^[-\u2212]/.test(part));
  const isFrames = /^[:;]\s{0,9}\d\d$/.test(given[4] ?? '');
  let [hours, minutes, seconds, fraction] = given.slice(1).map((part) => part?.replace(/[^\d]/g, ''));
  if (fraction === undefined && hours !== undefined && seconds?.length === 3) {
    // `01:02:500`: the hours are missing and the last colon stands for the comma.
    [hours, minutes, seconds, fraction] = [undefined, hours, minutes, seconds];
  }
  const ms =
    Number(hours ?? 0) * 3_600_000 +
    Number(minutes) * 60_000 +
    Number(seconds) * 1000 +
    Math.round(Number(`0.${fraction ?? 0}`) * 1000);
  return {
    ms: isNegative && ms > 0 ? -ms : ms,
    hasHours: hours !== undefined,
    hasFraction: fraction !== undefined,
    ...(isFrames && hours !== undefined && !isNegative
      ? {
          timecode: {
            hours: Number(hours),
            minutes: Number(minutes),
            seconds: Number(seconds),
            frames: Number(fraction),
            isDropFrame: given[4]!.startsWith(';'),
          },
        }
      : {}),
  };
}
