/** Times for people who edit: hours, minutes, seconds, and frames or milliseconds. */
import type { FrameRate } from '../../core/time/frame-rate.ts';
import { frameAtMs, framesPerSecond, msToExactFrames } from '../../core/time/frame-rate.ts';
import { formatWebVttTime } from '../../core/time/timestamps.ts';

/**
 * `00:01:02:13`, the last part being the frame within the second. Seconds are real ones at every frame rate, as in
 * subtitle files, not the slower ones of non-drop timecode.
 */
export function formatTimecode(timeMs: number, rate: FrameRate): string {
  const frame = Math.max(0, frameAtMs(timeMs, rate));
  const second = Math.floor((frame * rate.denominator) / rate.numerator + 1e-9);
  const firstOfSecond = Math.ceil(msToExactFrames(second * 1000, rate) - 1e-9);
  const digits = framesPerSecond(rate) > 100 ? 3 : 2;
  return `${clock(second)}:${String(frame - firstOfSecond).padStart(digits, '0')}`;
}

/** `00:01:02.345` */
export function formatMs(timeMs: number): string {
  return formatWebVttTime(timeMs);
}

function clock(seconds: number): string {
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
