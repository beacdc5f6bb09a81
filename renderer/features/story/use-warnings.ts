import { useMemo } from 'react';
import { checkChapters, type ChapterWarning } from '../../../core/edit/check-chapters.ts';
import type { OpenProject } from '../../project/project-store.ts';

/** What the targets would not take, by the id of the chapter; null: of the whole list. */
export function useWarnings({
  chapters,
  media,
}: OpenProject): ReadonlyMap<string | null, readonly ChapterWarning[]> {
  return useMemo(
    () => Map.groupBy(checkChapters(chapters, media.durationMs), ({ chapterId }) => chapterId),
    [chapters, media.durationMs],
  );
}
