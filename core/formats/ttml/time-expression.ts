/** Times of TTML (W3C TTML2, 12.4): clock times, with frames or a fraction, and offsets with a unit. */
import { defaultFrameRate, frameRate, framesPerSecond, parseFrameRate } from '../../time/frame-rate.ts';
import type { FrameRate } from '../../time/frame-rate.ts';

/** What the attributes of `<tt>` say about times. */
export interface TimeBase {
  /** Frames a second as they are counted in `hh:mm:ss:ff` (30 of 29.97). */
  readonly nominalRate: number;
  /** Frames a second of the video. */
  readonly effectiveRate: number;
  readonly subFrameRate: number;
  readonly tickRate: number;
  /** Seconds of a clock time are counted in frames too, so 01:00:00:00 at 29.97 is 3603.6 s. */
  readonly isSmpte: boolean;
  /** `hh:mm:ss:ff` leaves out numbers of frames to keep up with the clock. */
  readonly isDropFrame: boolean;
}

const clockPattern =
  /^\s*(?:(\d{1,6}):)?(\d{1,6}):(\d{1,6})(?:[.,](\d{1,12})|[:;](\d{1,6})(?:\.(\d{1,6}))?)?\s*$/;
const offsetPattern = /^\s*(\d{1,15}(?:[.,]\d{1,12})?)\s*(h|ms|m|s|f|t)?\s*$/i;
const nominalDropRate = 30;

/** `video`: its rate, where the file says none. */
export function timeBaseOf(attributes: ReadonlyMap<string, string>, video?: FrameRate): TimeBase {
  const stated = positiveNumber(attributes.get('frameRate'));
  const nominalRate = stated ?? Math.round(framesPerSecond(video ?? defaultFrameRate));
  const multiplier = readMultiplier(attributes.get('frameRateMultiplier'));
  const effectiveRate =
    stated === null ? framesPerSecond(video ?? defaultFrameRate) : nominalRate * framesPerSecond(multiplier);
  const subFrameRate = positiveNumber(attributes.get('subFrameRate')) ?? 1;
  const tickRate =
    positiveNumber(attributes.get('tickRate')) ?? (stated === null ? 1 : effectiveRate * subFrameRate);
  const isSmpte = attributes.get('timeBase') === 'smpte';
  const isDropFrame = isSmpte && (attributes.get('dropMode') ?? '').startsWith('drop');
  return { nominalRate, effectiveRate, subFrameRate, tickRate, isSmpte, isDropFrame };
}

/** Milliseconds, not rounded; null when the text is no time. */
export function parseTimeExpression(text: string, base: TimeBase): number | null {
  const clock = clockPattern.exec(text);
  if (clock !== null) return clockMs(clock, base);
  const offset = offsetPattern.exec(text);
  if (offset === null) return null;
  const value = Number(offset[1]!.replace(',', '.'));
  switch (offset[2]?.toLowerCase()) {
    case 'h':
      return value * 3_600_000;
    case 'm':
      return value * 60_000;
    case 'ms':
      return value;
    case 'f':
      return (value * 1000) / base.effectiveRate;
    case 't':
      return (value * 1000) / base.tickRate;
    default:
      return value * 1000;
  }
}

function clockMs(groups: RegExpExecArray, base: TimeBase): number {
  const [hours, minutes, seconds] = [groups[1], groups[2], groups[3]].map((part) => Number(part ?? 0));
  const wholeSeconds = hours! * 3600 + minutes! * 60 + seconds!;
  // No video has hundreds of frames a second: three digits are milliseconds behind the wrong mark.
  const isMs = groups[5]?.length === 3;
  const fraction = Number(`0.${(isMs ? groups[5] : groups[4]) ?? '0'}`);
  const frames = isMs ? 0 : Number(groups[5] ?? 0) + Number(groups[6] ?? 0) / base.subFrameRate;
  if (!base.isSmpte) return (wholeSeconds + fraction + frames / base.effectiveRate) * 1000;
  const counted = (wholeSeconds + fraction) * base.nominalRate + frames - droppedFrames(wholeSeconds, base);
  return (counted * 1000) / base.effectiveRate;
}

/** Two numbers in each minute but every tenth (SMPTE ST 12-1). */
function droppedFrames(wholeSeconds: number, base: TimeBase): number {
  if (!base.isDropFrame || base.nominalRate < nominalDropRate) return 0;
  const minutes = Math.floor(wholeSeconds / 60);
  return 2 * (base.nominalRate / nominalDropRate) * (minutes - Math.floor(minutes / 10));
}

/** `1000 1001`; old files write `1000:1001`. */
function readMultiplier(text: string | undefined): FrameRate {
  const match = /^\s*(\d{1,9})[\s:/]+(\d{1,9})\s*$/.exec(text ?? '');
  return (match === null ? null : parseFrameRate(`${match[1]!}/${match[2]!}`)) ?? frameRate(1);
}

function positiveNumber(text: string | undefined): number | null {
  const value = /^\s*\d{1,12}(?:\.\d{1,6})?\s*$/.test(text ?? '') ? Number(text) : 0;
  return value > 0 ? value : null;
}
