import { addChapter, deleteChapter, moveChapter, renameChapter } from '../../../../../core/edit/chapters.ts';
import type { Chapter } from '../../../../../core/project/project.ts';
import { t } from '../../../../i18n/i18n.ts';
import { playerControls, playhead } from '../../../../player/playhead.ts';
import { newId } from '../../../../project/edit-context.ts';
import { applyEdit, openProject } from '../../../../project/project-store.ts';
import { changeView } from '../../../../workspace/timeline/timeline-store.ts';
import { renamedChapterStore } from './chapter-stores.ts';
import { reveal } from '../../../../workspace/timeline/view.ts';

const chapters = (): readonly Chapter[] => openProject()?.chapters ?? [];

/** The chapter that a time lies in; null before the first. */
function chapterAt(timeMs: number): Chapter | null {
  return chapters().findLast(({ startMs }) => startMs <= timeMs + 0.5) ?? null;
}

/** Adds a chapter and opens its title for typing. */
export function addChapterAt(timeMs: number): void {
  const title = t('chapter.newTitle', { number: chapters().length + 1 });
  const edit = addChapter(chapters(), timeMs, title, newId);
  applyEdit(edit);
  const added = edit?.changes.find((change) => change.kind === 'chapter' && change.before === null);
  if (added?.kind === 'chapter' && added.after !== null) startRenaming(added.after.id);
}

export function startRenaming(chapterId: string): void {
  const chapter = chapters().find(({ id }) => id === chapterId);
  if (chapter === undefined) return;
  changeView((view, viewport) => reveal(view, chapter.startMs, viewport));
  renamedChapterStore.set(chapterId);
}

export function endRenaming(title: string): void {
  const renamedId = renamedChapterStore.get();
  renamedChapterStore.set(null);
  if (renamedId !== null) {
    applyEdit(renameChapter(chapters(), renamedId, title, newId));
  }
}

export function removeChapter(chapterId: string): void {
  renamedChapterStore.set(null);
  applyEdit(deleteChapter(chapters(), chapterId, newId));
}

const here = (): Chapter | null => chapterAt(playhead.get().timeMs);

export function renameHere(): void {
  const chapter = here();
  if (chapter !== null) startRenaming(chapter.id);
}

export function deleteHere(): void {
  const chapter = here();
  if (chapter !== null) removeChapter(chapter.id);
}

/** The chapter that starts nearest to the playhead now starts at it. */
export function moveNearestHere(): void {
  const { timeMs } = playhead.get();
  const distance = (chapter: Chapter): number => Math.abs(chapter.startMs - timeMs);
  const [nearest] = chapters().toSorted((a, b) => distance(a) - distance(b));
  if (nearest !== undefined) applyEdit(moveChapter(chapters(), nearest.id, timeMs, newId));
}

export function goToChapter(step: 1 | -1): void {
  const { timeMs } = playhead.get();
  const target =
    step === 1
      ? chapters().find(({ startMs }) => startMs > timeMs + 1)
      : // Within the first second "previous" means the one before.
        chapters().findLast(({ startMs }) => startMs < timeMs - 1000);
  if (target === undefined) return;
  playerControls().seek(target.startMs);
  changeView((view, viewport) => reveal(view, target.startMs, viewport));
}

export function hasChapters(): boolean {
  return chapters().length > 0;
}
