/** Chapters in frames and timecode, for editing programs. */
import { editingRate, frameClock } from '../../time/frame-clock.ts';
import type { FrameClock } from '../../time/frame-clock.ts';
import { defaultFrameRate, frameToMs, nearestFrame } from '../../time/frame-rate.ts';
import type { FrameRate } from '../../time/frame-rate.ts';
import { hasDropFrame, readTimecode, timecodeToFrame } from '../../time/timecode.ts';
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

/** The clock is that of the video. */
export interface FramedChapters extends FrameClock {
  readonly chapters: readonly FramedChapter[];
  /** Of the whole video; at least the end of the last chapter. */
  readonly lengthFrames: number;
}

/** `usualStart`: the timecode of the first frame where the video has none. */
export function framedChapters(
  marks: readonly ChapterMark[],
  facts: ChapterFacts,
  usualStart = '00:00:00:00',
): FramedChapters {
  const rate = editingRate(facts.frameRate ?? defaultFrameRate);
  const chapters = spansOf(marks, facts.durationMs).map(({ title, startMs, endMs, beginsPart }) => {
    const from = nearestFrame(startMs, rate);
    const part = beginsPart === true ? { beginsPart } : {};
    return { title, ...part, startFrame: from, endFrame: Math.max(from + 1, nearestFrame(endMs, rate)) };
  });
  const lastFrame = chapters.reduce((last, { endFrame }) => Math.max(last, endFrame), 1);
  return {
    ...frameClock(rate, facts.startTimecode ?? usualStart),
    chapters,
    lengthFrames: Math.max(lastFrame, nearestFrame(facts.durationMs, rate)),
  };
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
