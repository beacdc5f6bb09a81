import type { Chapter } from '../../../core/project/project.ts';
import type { MediaChapter } from '../../../core/media/media-info.ts';

const maxTitleLength = 500;

/** The chapters that a video came with, in the order of time; one without a title gets its number. */
export function chaptersOfMedia(chapters: readonly MediaChapter[], newId: () => string): readonly Chapter[] {
  return chapters
    .toSorted((a, b) => a.startMs - b.startMs)
    .map(({ startMs, title }, index) => ({
      id: newId(),
      startMs,
      title: title.trim() === '' ? `Chapter ${index + 1}` : title.trim().slice(0, maxTitleLength),
    }));
}
