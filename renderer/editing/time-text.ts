/** Times as people type and read them in a field. */
import type { FrameRate } from '../../core/time/frame-rate.ts';
import { framesPerSecond, framesToExactMs, frameToMs } from '../../core/time/frame-rate.ts';

/** `1:02.500`, with hours where asked or needed `0:01:02.500`. */
export function formatTime(ms: number, withHours: boolean): string {
  const whole = Math.max(0, Math.round(ms));
  const hours = Math.floor(whole / 3_600_000);
  const minutes = Math.floor(whole / 60_000) % 60;
  const seconds = `${pad(Math.floor(whole / 1000) % 60, 2)}.${pad(whole % 1000, 3)}`;
  return withHours || hours > 0 ? `${hours}:${pad(minutes, 2)}:${seconds}` : `${minutes}:${seconds}`;
}

/** `2.500`: a length in seconds. */
export function formatSeconds(ms: number): string {
  return (Math.round(ms) / 1000).toFixed(3);
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}

export interface TimeParseOptions {
  readonly frameRate: FrameRate;
  /** What `+0.5` and `-2f` count from. */
  readonly fromMs: number;
}

const clockPattern = /^(?:(\d{1,4}):)?(?:(\d{1,5}):)?(\d{1,6})(?:[.,](\d{1,9}))?$/;
const timecode = /^(\d{1,4}):(\d{1,2}):(\d{1,2})([:;])(\d{1,3})$/;
const relative = /^([+-])\s*(\d{1,6}(?:[.,]\d{1,9})?)\s*(f|s|ms)?$/i;

/**
 * Milliseconds, or null when it is no time. It reads `62.5`, `1:02.5`, `00:01:02,500`, the timecode
 * `00:01:02:12` (`00:01:02;12` drop-frame), and relative to the field's own time `+0.5`, `-200ms`, `-2f`.
 */
export function parseTimeText(text: string, options: TimeParseOptions): number | null {
  // Full-width digits and colons, as Chinese and Japanese keyboards give them.
  const typed = text.normalize('NFKC').replaceAll('\u2212', '-').trim();
  return parseRelative(typed, options) ?? parseTimecode(typed, options.frameRate) ?? parseClock(typed);
}

function parseRelative(typed: string, { frameRate, fromMs }: TimeParseOptions): number | null {
  const match = relative.exec(typed);
  if (match === null) return null;
  const amount = Number(match[2]?.replace(',', '.'));
  const unit = match[3]?.toLowerCase();
  const ms = unit === 'f' ? framesToExactMs(amount, frameRate) : unit === 'ms' ? amount : amount * 1000;
  return Math.max(0, Math.round(match[1] === '-' ? fromMs - ms : fromMs + ms));
}

function parseClock(typed: string): number | null {
  const match = clockPattern.exec(typed);
  if (match === null) return null;
  // With one colon the first group holds the minutes.
  const [first, second] = [match[1], match[2]];
  const hours = second === undefined ? 0 : Number(first);
  const minutes = Number(second ?? first ?? 0);
  const fraction = Number(`0.${match[4] ?? '0'}`);
  return Math.round((hours * 3600 + minutes * 60 + Number(match[3]) + fraction) * 1000);
}

function parseTimecode(typed: string, frameRate: FrameRate): number | null {
  const match = timecode.exec(typed);
  if (match === null) return null;
  const [hours, minutes, seconds, frames] = [match[1], match[2], match[3], match[5]].map(Number) as [
    number,
    number,
    number,
    number,
  ];
  const nominal = Math.round(framesPerSecond(frameRate));
  if (frames >= nominal) return null;
  const counted = ((hours * 60 + minutes) * 60 + seconds) * nominal + frames;
  return frameToMs(
    counted - (match[4] === ';' ? droppedNumbers(hours * 60 + minutes, nominal) : 0),
    frameRate,
  );
}

/** SMPTE ST 12-1: 2 numbers a minute at 29.97 (4 at 59.94) are left out, except in each tenth minute. */
function droppedNumbers(totalMinutes: number, nominal: number): number {
  const perMinute = nominal === 60 ? 4 : nominal === 30 ? 2 : 0;
  return perMinute * (totalMinutes - Math.floor(totalMinutes / 10));
}
