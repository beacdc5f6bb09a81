import { useMemo } from 'react';
import { checkChapters, type ChapterWarning } from '../../../core/edit/check-chapters.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { useStore } from '../../stores/store.ts';
import { storyViewStore } from './story-store.ts';

/** What the target would not take, by the id of the chapter; null: of the whole list. */
export function useWarnings({
  chapters,
  media,
}: OpenProject): ReadonlyMap<string | null, readonly ChapterWarning[]> {
  const target = useStore(storyViewStore, (view) => view.target);
  return useMemo(
    () => Map.groupBy(checkChapters(chapters, media.durationMs, target), ({ chapterId }) => chapterId),
    [chapters, media.durationMs, target],
  );
}
