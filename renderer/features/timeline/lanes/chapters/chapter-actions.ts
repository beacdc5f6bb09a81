import { nearMs } from '../../../../../core/chapters/proposals.ts';
import { addChapter, markPart, moveChapter, renameChapter } from '../../../../../core/edit/chapters.ts';
import type { Chapter, Edit } from '../../../../../core/project/project.ts';
import {
  isProposedAt,
  mayChange,
  mergeWithBefore,
  removeChapter,
  setChapterLocked,
} from '../../../../editing/chapter-edits.ts';
import { t } from '../../../../i18n/i18n.ts';
import { playerControls, playhead } from '../../../../player/playhead.ts';
import { newId } from '../../../../project/edit-context.ts';
import { applyEdit, openProject } from '../../../../project/project-store.ts';
import { changeView } from '../../../../workspace/timeline/timeline-store.ts';
import { renamedChapterStore } from './chapter-stores.ts';
import { reveal } from '../../../../workspace/timeline/view.ts';

const chapters = (): readonly Chapter[] => openProject()?.chapters ?? [];
const chapterOf = (chapterId: string): Chapter | undefined => chapters().find(({ id }) => id === chapterId);

/** The chapter that a time lies in; null before the first. */
function chapterAt(timeMs: number): Chapter | null {
  return chapters().findLast(({ startMs }) => startMs <= timeMs + 0.5) ?? null;
}

/** Adds a chapter, which splits the one that lies there, and opens its title for typing. */
export function addChapterAt(timeMs: number): void {
  const title = t('chapter.newTitle', { number: chapters().length + 1 });
  const edit = addChapter(chapters(), timeMs, title, newId);
  applyEdit(edit);
  const added = edit?.changes.find((change) => change.kind === 'chapter' && change.before === null);
  if (added?.kind === 'chapter' && added.after !== null) startRenaming(added.after.id);
}

export function startRenaming(chapterId: string): void {
  const chapter = chapterOf(chapterId);
  if (chapter === undefined || !mayChange(chapter)) return;
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

type MakeEdit = (chapters: readonly Chapter[], chapter: Chapter) => Edit | null;

/** One that is locked says so. */
function change(chapterId: string, makeEdit: MakeEdit): void {
  const chapter = chapterOf(chapterId);
  if (chapter === undefined || !mayChange(chapter)) return;
  renamedChapterStore.set(null);
  applyEdit(makeEdit(chapters(), chapter));
}

export function removeFromLane(chapterId: string): void {
  const chapter = chapterOf(chapterId);
  renamedChapterStore.set(null);
  if (chapter !== undefined) removeChapter(chapter);
}

/** It becomes a piece of the one before. */
export function mergeOnLane(chapterId: string): void {
  const chapter = chapterOf(chapterId);
  renamedChapterStore.set(null);
  if (chapter !== undefined) mergeWithBefore(chapter);
}

export function togglePart(chapterId: string): void {
  change(chapterId, (all, { id, beginsPart }) => markPart(all, id, beginsPart !== true, newId));
}

export function toggleLock(chapterId: string): void {
  const chapter = chapterOf(chapterId);
  if (chapter !== undefined) setChapterLocked(chapter, chapter.isLocked !== true);
}

const here = (): Chapter | null => chapterAt(playhead.get().timeMs);

/** To the chapter that the playhead is in; nothing before the first. */
export const atPlayhead = (action: (chapterId: string) => void) => (): void => {
  const chapter = here();
  if (chapter !== null) action(chapter.id);
};

/** Where it was proposed it is not proposed again. */
export function moveTo(chapterId: string, toMs: number): void {
  change(chapterId, (all, { id, startMs }) => {
    const isFar = Math.abs(toMs - startMs) >= nearMs;
    return moveChapter(all, id, toMs, newId, isFar && isProposedAt(startMs));
  });
}

/** The chapter that starts nearest to the playhead now starts at it. */
export function moveNearestHere(): void {
  const { timeMs } = playhead.get();
  const distance = (chapter: Chapter): number => Math.abs(chapter.startMs - timeMs);
  const [nearest] = chapters().toSorted((a, b) => distance(a) - distance(b));
  if (nearest !== undefined) moveTo(nearest.id, timeMs);
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

export function hasRefused(): boolean {
  return (openProject()?.refusedChapters.length ?? 0) > 0;
}
