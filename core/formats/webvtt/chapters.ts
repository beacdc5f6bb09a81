/** A chapter track in WebVTT: one cue for each chapter, its text is the title. */
import type { Chapter } from '../../project/project.ts';
import { literalText } from '../styled-text.ts';
import type { FormatProblem } from '../../format-problems.ts';
import { runningText } from '../text.ts';
import { parseWebVtt } from './parse-webvtt.ts';
import { writeWebVtt } from './write-webvtt.ts';

export type ChapterMark = Pick<Chapter, 'startMs' | 'title'>;

/** A chapter lasts until the next one, the last one until the end of the video. */
export function writeChapterTrack(
  chapters: readonly ChapterMark[],
  options: { readonly durationMs: number; readonly language?: string },
): string {
  const sorted = chapters.toSorted((a, b) => a.startMs - b.startMs);
  const cues = sorted.map(({ startMs, title }, index) => ({
    startMs,
    endMs: Math.max(startMs, sorted[index + 1]?.startMs ?? options.durationMs),
    text: literalText(title.replace(/\s+/g, ' ').trim()),
  }));
  const { language } = options;
  return writeWebVtt(cues, {
    extras: { headerLines: ['', 'Kind: chapters'], blocks: [] },
    ...(language === undefined ? {} : { language }),
  });
}

/** Chapters of a track that anyone wrote, in the order of time. */
export function parseChapterTrack(text: string): {
  readonly chapters: readonly ChapterMark[];
  readonly problems: readonly FormatProblem[];
} {
  const { cues, problems } = parseWebVtt(text);
  const chapters = cues.map((cue) => ({ startMs: cue.startMs, title: runningText(cue.text) }));
  return { chapters: chapters.toSorted((a, b) => a.startMs - b.startMs), problems };
}
