/** Chapters outside the app: what every format of chapters and markers is read into and written from. */
import { problem } from '../../format-problems.ts';
import { oneLine } from '../../language/one-line.ts';
import type { FormatProblem } from '../../format-problems.ts';
import type { FrameRate } from '../../time/frame-rate.ts';

export interface ChapterMark {
  /** Milliseconds from the beginning of the video, an integer. */
  readonly startMs: number;
  /** In one line. */
  readonly title: string;
  /** The first chapter of a part, the coarser of two levels. */
  readonly beginsPart?: true | undefined;
}

export interface ReadChapters {
  /** By time. */
  readonly chapters: readonly ChapterMark[];
  /** Where the last one ends, milliseconds, if the file tells. */
  readonly endMs?: number;
  readonly problems: readonly FormatProblem[];
}

/** What a reader is told beside the text. */
export interface ChapterReadOptions {
  /** Of the video, for formats that count frames. */
  readonly frameRate?: FrameRate | undefined;
  /** Of its first frame, for formats that count from another one. */
  readonly startTimecode?: string | undefined;
}

/** What some formats need to know beside the chapters. */
export interface ChapterFacts {
  /** Length of the video, milliseconds: the last chapter ends there. 0 where it is not known. */
  readonly durationMs: number;
  /** Of the video; formats of editing programs count frames. */
  readonly frameRate?: FrameRate;
  /** Timecode of the video's first frame, as it writes it: `01:00:00:00`, in drop frame `01:00:00;00`. */
  readonly startTimecode?: string;
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

/** By time. A chapter behind the end of the video lasts no time. No format holds a line break or a control in a title. */
export function spansOf(chapters: readonly ChapterMark[], durationMs: number): readonly ChapterSpan[] {
  const sorted = inOrder(chapters);
  return sorted.map((mark, index) => ({
    startMs: mark.startMs,
    endMs: Math.max(mark.startMs, sorted[index + 1]?.startMs ?? durationMs),
    title: oneLine(mark.title),
    ...(mark.beginsPart === true ? { beginsPart: true } : {}),
  }));
}

export function inOrder<Mark extends ChapterMark>(chapters: readonly Mark[]): readonly Mark[] {
  return chapters.toSorted((a, b) => a.startMs - b.startMs);
}

/** A chapter of a file that may tell where it ends. */
export interface FoundChapter extends ChapterMark {
  readonly endMs?: number | undefined;
}

/** By time, at most `maxChapters`; `untimed`: how many have no time that can be read. */
export function asRead(
  found: readonly FoundChapter[],
  { untimed = 0, problems = [] }: { untimed?: number; problems?: readonly FormatProblem[] } = {},
): ReadChapters {
  const kept = inOrder(found).slice(0, maxChapters);
  const last = kept.at(-1);
  const endMs = last?.endMs ?? 0;
  return {
    chapters: kept.map(({ startMs, title, beginsPart }) => ({
      ...{ startMs, title: oneLine(title) },
      ...(beginsPart === true ? { beginsPart } : {}),
    })),
    ...(last !== undefined && endMs > last.startMs ? { endMs } : {}),
    problems: [
      ...problems,
      ...(untimed > 0 ? [problem(1, 'chapters-untimed', { count: untimed })] : []),
      ...(found.length > kept.length ? [problem(1, 'chapters-cut', { maxChapters })] : []),
    ],
  };
}
