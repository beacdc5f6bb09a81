/** Chapters in frames and timecode, for editing programs. */
import { defaultFrameRate, nearestFrame } from '../../time/frame-rate.ts';
import type { FrameRate } from '../../time/frame-rate.ts';
import { formatTimecode, frameToTimecode, hasDropFrame } from '../../time/timecode.ts';
import { spansOf } from './chapter-list.ts';
import type { ChapterFacts, ChapterMark } from './chapter-list.ts';

export interface FramedChapter {
  readonly title: string;
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
  /** The number of the video's first frame. */
  readonly startFrame: number;
  readonly isDropFrame: boolean;
  /** The timecode of a frame of the video, counted from its beginning. */
  readonly timecodeAt: (frame: number) => string;
}

export function framedChapters(marks: readonly ChapterMark[], facts: ChapterFacts): FramedChapters {
  const rate = facts.frameRate ?? defaultFrameRate;
  const isDropFrame = facts.isDropFrame === true && hasDropFrame(rate);
  const chapters = spansOf(marks, facts.durationMs).map(({ title, startMs, endMs }) => {
    const startFrame = nearestFrame(startMs, rate);
    return { title, startFrame, endFrame: Math.max(startFrame + 1, nearestFrame(endMs, rate)) };
  });
  const lastFrame = chapters.reduce((last, { endFrame }) => Math.max(last, endFrame), 1);
  const startFrame = facts.startFrame ?? 0;
  return {
    ...{ chapters, rate, startFrame, isDropFrame },
    lengthFrames: Math.max(lastFrame, nearestFrame(facts.durationMs, rate)),
    timecodeAt: (frame) =>
      formatTimecode(frameToTimecode(startFrame + frame, rate, isDropFrame), isDropFrame),
  };
}
