/** What is done with one chapter from its head. */
import type { Chapter } from '../../../core/project/project.ts';
import { beginChapter, mayChange, setChapterTitle, titlesAt } from '../../editing/chapter-edits.ts';
import { t } from '../../i18n/i18n.ts';
import { announce } from '../../notices/announce.ts';
import { playhead } from '../../player/playhead.ts';
import './messages.ts';
import type { ChapterRow } from './rows.ts';
import { renamedStore } from './story-store.ts';

export function startRenaming(chapter: Chapter): void {
  if (mayChange(chapter)) renamedStore.set(chapter.id);
}

export function endRenaming(chapter: Chapter, title: string): void {
  renamedStore.set(null);
  setChapterTitle(chapter, title);
}

/** A new chapter, whose title is to be typed. */
export function beginChapterAt(startMs: number): void {
  renamedStore.set(beginChapter(startMs));
}

/** Where the video stands, if that is in the chapter; else in its middle. */
export function splitAtPlayhead({ chapter, endMs }: ChapterRow): void {
  const { timeMs } = playhead.get();
  const isWithin = timeMs > chapter.startMs && timeMs < endMs;
  beginChapterAt(isWithin ? timeMs : (chapter.startMs + endMs) / 2);
}

/** The next of those that were found for where it begins. */
export function takeOtherTitle(chapter: Chapter): void {
  const titles = titlesAt(chapter.startMs);
  const next = titles[(titles.indexOf(chapter.title) + 1) % Math.max(1, titles.length)];
  if (next === undefined || next === chapter.title) {
    announce(t('story.noOtherTitle', { title: chapter.title }), true);
  } else setChapterTitle(chapter, next);
}
