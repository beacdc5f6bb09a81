/**
 * Frames a second as an exact fraction: NTSC rates are 24000/1001, 30000/1001 and 60000/1001, so a decimal
 * would drift by a frame within minutes. Both numbers are positive integers.
 */
export interface FrameRate {
  readonly numerator: number;
  readonly denominator: number;
}

/** Where no video says otherwise (a subtitle file checked on its own). */
export const defaultFrameRate: FrameRate = { numerator: 25, denominator: 1 };

export function frameRate(numerator: number, denominator = 1): FrameRate {
  if (!isPositiveInteger(numerator) || !isPositiveInteger(denominator)) {
    throw new RangeError(
      `numerator and denominator must be positive integers, not ${numerator}/${denominator}`,
    );
  }
  const divisor = greatestCommonDivisor(numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/**
 * Reads what ffprobe and people write: `30000/1001`, `25`, `29.97`. A decimal within 0.005 of an NTSC rate
 * (23.976, 29.97, 59.94, 119.88) is that rate. Null when it is no rate (`0/0`, letters).
 */
export function parseFrameRate(text: string): FrameRate | null {
  const fraction = /^\s*(\d{1,9})\s*[/:]\s*(\d{1,9})\s*$/.exec(text);
  if (fraction !== null) {
    const numerator = Number(fraction[1]);
    const denominator = Number(fraction[2]);
    return numerator > 0 && denominator > 0 ? frameRate(numerator, denominator) : null;
  }
  if (!/^\s*\d{1,6}(?:\.\d{1,6})?\s*$/.test(text)) return null;
  const decimal = Number(text);
  return decimal > 0 ? frameRateFromDecimal(decimal) : null;
}

/** The rational rate that a decimal stands for. `framesPerSecond` is positive. */
export function frameRateFromDecimal(framesPerSecond: number): FrameRate {
  const whole = Math.round(framesPerSecond);
  if (Math.abs(framesPerSecond - whole) < 0.0005 && whole > 0) return frameRate(whole);
  const ntsc = Math.ceil(framesPerSecond);
  if (ntsc >= 24 && Math.abs(framesPerSecond - (ntsc * 1000) / 1001) < 0.005) {
    return frameRate(ntsc * 1000, 1001);
  }
  return frameRate(Math.max(1, Math.round(framesPerSecond * 1000)), 1000);
}

export function framesPerSecond(rate: FrameRate): number {
  return rate.numerator / rate.denominator;
}

/**
 * Start of frame `frame` in milliseconds, rounded to an integer. Counted from frame 0 each time, never by
 * adding frame lengths, so nothing drifts; exact up to years of video.
 */
export function frameToMs(frame: number, rate: FrameRate): number {
  return Math.round(framesToExactMs(frame, rate));
}

/** The frame whose start is nearest to `ms`: undoes `frameToMs` at every rate below 1000. */
export function nearestFrame(ms: number, rate: FrameRate): number {
  return Math.round(msToExactFrames(ms, rate));
}

/** The frame on screen at `ms`; a time within half a millisecond of a frame's start counts as that frame. */
export function frameAtMs(ms: number, rate: FrameRate): number {
  return Math.floor(msToExactFrames(ms + 0.5, rate));
}

/** Milliseconds that `frames` frames last, not rounded. */
export function framesToExactMs(frames: number, rate: FrameRate): number {
  return (frames * 1000 * rate.denominator) / rate.numerator;
}

/** Frames that `ms` milliseconds last, not rounded. */
export function msToExactFrames(ms: number, rate: FrameRate): number {
  return (ms * rate.numerator) / (1000 * rate.denominator);
}

function isPositiveInteger(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0;
}

function greatestCommonDivisor(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}
