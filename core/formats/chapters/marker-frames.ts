/** Chapters in frames and timecode, for editing programs. */
import {
  defaultFrameRate,
  frameRate,
  framesPerSecond,
  frameToMs,
  nearestFrame,
} from '../../time/frame-rate.ts';
import type { FrameRate } from '../../time/frame-rate.ts';
import {
  formatTimecode,
  frameToTimecode,
  hasDropFrame,
  readTimecode,
  timecodeToFrame,
} from '../../time/timecode.ts';
import { spansOf } from './chapter-list.ts';
import type { ChapterFacts, ChapterMark } from './chapter-list.ts';

export interface FramedChapter {
  readonly title: string;
  readonly beginsPart?: true | undefined;
  /** From the beginning of the video. */
  readonly startFrame: number;
  /** At least one later. */
  readonly endFrame: number;
}

export interface FramedChapters {
  readonly chapters: readonly FramedChapter[];
  readonly rate: FrameRate;
  /** Of the whole video; at least the end of the last chapter. */
  readonly lengthFrames: number;
  /** The number of the video's first frame, as its timecode counts. */
  readonly startFrame: number;
  readonly isDropFrame: boolean;
  /** The timecode of a frame of the video, counted from its beginning. */
  readonly timecodeAt: (frame: number) => string;
}

/** `usualStart`: the timecode of the first frame where the video has none. */
export function framedChapters(
  marks: readonly ChapterMark[],
  facts: ChapterFacts,
  usualStart = '00:00:00:00',
): FramedChapters {
  const rate = editingRate(facts.frameRate ?? defaultFrameRate);
  const { startFrame, isDropFrame } = readStart(facts.startTimecode ?? usualStart, rate);
  const chapters = spansOf(marks, facts.durationMs).map(({ title, startMs, endMs, beginsPart }) => {
    const from = nearestFrame(startMs, rate);
    const part = beginsPart === true ? { beginsPart } : {};
    return { title, ...part, startFrame: from, endFrame: Math.max(from + 1, nearestFrame(endMs, rate)) };
  });
  const lastFrame = chapters.reduce((last, { endFrame }) => Math.max(last, endFrame), 1);
  return {
    ...{ chapters, rate, startFrame, isDropFrame },
    lengthFrames: Math.max(lastFrame, nearestFrame(facts.durationMs, rate)),
    timecodeAt: (frame) => {
      const { hours, ...rest } = frameToTimecode(startFrame + frame, rate, isDropFrame);
      // The clock of timecode begins anew after a day.
      return formatTimecode({ ...rest, hours: hours % 24 }, isDropFrame);
    },
  };
}

/** No timecode: the first frame has the number 0. */
function readStart(
  text: string,
  rate: FrameRate,
): { readonly startFrame: number; readonly isDropFrame: boolean } {
  const start = readTimecode(text);
  if (start === null) return { startFrame: 0, isDropFrame: false };
  const isDropFrame = start.isDropFrame && hasDropFrame(rate);
  return { startFrame: timecodeToFrame(start, rate, isDropFrame), isDropFrame };
}

/** Rates that timelines have: whole numbers, and the NTSC rates of the multiples of 24 and 30. */
const maxNtsc = 240;

/**
 * The rate of a timeline that is nearest: a recording whose frames come unevenly has an average such as 29.83, which no
 * editing program can count. One that is such a rate is itself.
 */
export function editingRate(rate: FrameRate): FrameRate {
  const exact = framesPerSecond(rate);
  const whole = Math.max(1, Math.round(exact));
  const multiples = [24, 30].flatMap((base) => Math.round(exact / base) * base);
  const ntsc = multiples
    .filter((counted) => counted > 0 && counted <= maxNtsc)
    .map((n) => frameRate(n * 1000, 1001));
  const distance = (one: FrameRate): number => Math.abs(framesPerSecond(one) - exact);
  return [frameRate(whole), ...ntsc].reduce((best, one) => (distance(one) < distance(best) ? one : best));
}

/**
 * Milliseconds of a timecode in a file, counted from `zero`, the number of the first frame; whether numbers are dropped
 * the file tells. Null where it lies before.
 */
export function msFromStart(text: string, zero: string, rate: FrameRate): number | null {
  const [at, start] = [readTimecode(text), readTimecode(zero)];
  if (at === null || start === null) return null;
  const counted = editingRate(rate);
  const isDropFrame = at.isDropFrame && hasDropFrame(counted);
  const frames = timecodeToFrame(at, counted, isDropFrame) - timecodeToFrame(start, counted, isDropFrame);
  return frames < 0 ? null : frameToMs(frames, counted);
}
