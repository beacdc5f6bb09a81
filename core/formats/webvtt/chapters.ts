/** A chapter track in WebVTT: one cue for each chapter, its text is the title. */
import { inOrder, spansOf } from '../chapters/chapter-list.ts';
import type { ChapterFacts, ChapterMark, ReadChapters } from '../chapters/chapter-list.ts';
import { literalText } from '../styled-text.ts';
import { runningText } from '../text.ts';
import { parseWebVtt } from './parse-webvtt.ts';
import { writeWebVtt } from './write-webvtt.ts';

/** A chapter lasts until the next one, the last one until the end of the video. */
export function writeChapterTrack(
  chapters: readonly ChapterMark[],
  { durationMs, language }: Pick<ChapterFacts, 'durationMs' | 'language'>,
): string {
  const cues = spansOf(chapters, durationMs).map((span) => ({ ...span, text: literalText(span.title) }));
  return writeWebVtt(cues, {
    extras: { headerLines: ['', 'Kind: chapters'], blocks: [] },
    ...(language === undefined ? {} : { language }),
  });
}

/** Chapters of a track that anyone wrote. */
export function parseChapterTrack(text: string): ReadChapters {
  const { cues, problems } = parseWebVtt(text);
  const chapters = cues.map((cue) => ({ startMs: cue.startMs, title: runningText(cue.text) }));
  return { chapters: inOrder(chapters), problems };
}
