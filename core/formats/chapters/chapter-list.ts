/** Chapters outside the app: what every format of chapters and markers is read into and written from. */
import type { FormatProblem } from '../../format-problems.ts';
import type { FrameRate } from '../../time/frame-rate.ts';

export interface ChapterMark {
  /** Milliseconds from the beginning of the video, an integer. */
  readonly startMs: number;
  /** In one line. */
  readonly title: string;
}

export interface ReadChapters {
  /** By time. */
  readonly chapters: readonly ChapterMark[];
  readonly problems: readonly FormatProblem[];
}

/** What some formats need to know beside the chapters. */
export interface ChapterFacts {
  /** Length of the video, milliseconds: the last chapter ends there. 0 where it is not known. */
  readonly durationMs: number;
  /** Of the video; formats of editing programs count frames. */
  readonly frameRate?: FrameRate;
  /** The number of the video's first frame, as its timecode counts. */
  readonly startFrame?: number;
  /** Whether that timecode drops numbers, at rates where it can. */
  readonly isDropFrame?: boolean;
  readonly pictureSize?: { readonly width: number; readonly height: number };
  /** BCP 47 of the titles. */
  readonly language?: string;
  /** Of the video's file, for people. */
  readonly name?: string;
}

/** More are no chapters: a reader stops there. */
export const maxChapters = 10_000;

/** A chapter and where it ends: with the next one, the last one with the video. */
export interface ChapterSpan extends ChapterMark {
  readonly endMs: number;
}

/** By time. A chapter behind the end of the video lasts no time. */
export function spansOf(chapters: readonly ChapterMark[], durationMs: number): readonly ChapterSpan[] {
  const sorted = chapters.toSorted((a, b) => a.startMs - b.startMs);
  return sorted.map(({ startMs, title }, index) => ({
    startMs,
    endMs: Math.max(startMs, sorted[index + 1]?.startMs ?? durationMs),
    title: oneLine(title),
  }));
}

export function inOrder(chapters: readonly ChapterMark[]): readonly ChapterMark[] {
  return chapters.toSorted((a, b) => a.startMs - b.startMs);
}

/** No format of chapters holds a line break in a title. */
export function oneLine(title: string): string {
  return title.replaceAll(/[\s\0]+/gu, ' ').trim();
}
