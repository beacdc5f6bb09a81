/** A chapter track in WebVTT: one cue for each chapter, its text is the title. */
import { asRead, spansOf } from './chapter-list.ts';
import type { ChapterFacts, ChapterMark, ReadChapters } from './chapter-list.ts';
import { literalText } from '../styled-text.ts';
import { runningText } from '../text.ts';
import { parseWebVtt } from '../webvtt/parse-webvtt.ts';
import { writeWebVtt } from '../webvtt/write-webvtt.ts';

/** A chapter lasts until the next one, the last one until the end of the video. WebVTT has no cue of no length. */
export function writeChapterTrack(
  chapters: readonly ChapterMark[],
  { durationMs, language }: Pick<ChapterFacts, 'durationMs' | 'language'>,
): string {
  const cues = spansOf(chapters, durationMs).map(({ startMs, endMs, title }) => ({
    ...{ startMs, endMs: Math.max(endMs, startMs + 1) },
    text: literalText(title),
  }));
  return writeWebVtt(cues, {
    extras: { headerLines: ['', 'Kind: chapters'], blocks: [] },
    ...(language === undefined ? {} : { language }),
  });
}

/** Chapters of a track that anyone wrote. */
export function parseChapterTrack(text: string): ReadChapters {
  const { cues, problems } = parseWebVtt(text);
  const found = cues.map((cue) => ({
    ...{ startMs: cue.startMs, endMs: cue.endMs },
    title: runningText(cue.text),
  }));
  return asRead(found, { problems });
}
