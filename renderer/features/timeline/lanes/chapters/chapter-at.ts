import type { Chapter } from '../../../../../core/project/project.ts';
import { xAtTime, type TimelineView } from '../../../../workspace/timeline/view.ts';

/** A flag is taken this far before it. */
const OUTSIDE_PX = 6;
/** So much of a title's beginning belongs to the chapter; behind it is room for the next one. */
const LABEL_PX = 110;

/** The chapter whose flag or title is at `x`. */
export function chapterAtX(chapters: readonly Chapter[], view: TimelineView, x: number): Chapter | null {
  const at = chapters.findLastIndex(({ startMs }) => xAtTime(view, startMs) - OUTSIDE_PX <= x);
  const chapter = chapters[at];
  if (chapter === undefined) return null;
  const next = chapters[at + 1];
  const right = next === undefined ? Infinity : xAtTime(view, next.startMs);
  return x <= Math.min(xAtTime(view, chapter.startMs) + LABEL_PX, right) ? chapter : null;
}
