import type { Chapter } from '../../../../../core/project/project.ts';
import { xAtTime, type TimelineView } from '../../../../workspace/timeline/view.ts';

/** A flag is taken this far before it. */
const outsidePx = 6;
/** So much of a title's beginning belongs to the chapter; behind it is room for the next one. */
const labelPx = 110;

/** The chapter whose flag or title is at `x`. */
export function chapterAtX(chapters: readonly Chapter[], view: TimelineView, x: number): Chapter | null {
  const at = chapters.findLastIndex(({ startMs }) => xAtTime(view, startMs) - outsidePx <= x);
  const chapter = chapters[at];
  if (chapter === undefined) return null;
  const next = chapters[at + 1];
  const right = next === undefined ? Infinity : xAtTime(view, next.startMs);
  return x <= Math.min(xAtTime(view, chapter.startMs) + labelPx, right) ? chapter : null;
}
