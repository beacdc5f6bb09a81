/** What a person does with chapters and proposals, from the lane and from the story: each one edit that undo takes back. */
import { nearMs, type ProposedChapter } from '../../core/chapters/proposals.ts';
import {
  acceptChapters,
  addChapter,
  deleteChapter,
  importChapters,
  type ImportHow,
  lockChapter,
  mergeChapter,
  offerChapters,
  refuseChapters,
  renameChapter,
} from '../../core/edit/chapters.ts';
import type { Chapter } from '../../core/project/project.ts';
import { chapterTreeOf, proposalsOf } from '../analyses/chapters-store.ts';
import { t } from '../i18n/i18n.ts';
import { announce } from '../notices/announce.ts';
import { newId } from '../project/edit-context.ts';
import { applyEdit, openProject } from '../project/project-store.ts';
import './messages.ts';

/** With proposals that were refused: they are chapters to the library. */
function allChapters(): readonly Chapter[] {
  const project = openProject();
  return project === null ? [] : [...project.chapters, ...project.refusedChapters];
}

/** What has no name is called by its number, as it will be among those that are there. */
function asChapter({ startMs, title, beginsPart }: ProposedChapter, number: number): Omit<Chapter, 'id'> {
  return {
    startMs,
    title: title ?? t('editing.chapterNumber', { number }),
    ...(beginsPart ? { beginsPart: true as const } : {}),
  };
}

function asChapters(proposals: readonly ProposedChapter[]): readonly Omit<Chapter, 'id'>[] {
  const project = openProject();
  // As it is shown: among all that are proposed.
  const shown = project === null ? proposals : [...project.chapters, ...proposalsOf(project)];
  const starts = shown.map(({ startMs }) => startMs);
  return proposals.map((proposal) =>
    asChapter(proposal, starts.filter((startMs) => startMs <= proposal.startMs).length),
  );
}

export function acceptProposals(proposals: readonly ProposedChapter[]): void {
  if (proposals.length > 0) applyEdit(acceptChapters(allChapters(), asChapters(proposals), newId));
}

/** Those that are shown now. */
export function acceptAllProposals(): void {
  const project = openProject();
  if (project !== null) acceptProposals(proposalsOf(project));
}

export function refuseProposals(proposals: readonly ProposedChapter[]): void {
  if (proposals.length > 0) applyEdit(refuseChapters(allChapters(), asChapters(proposals), newId));
}

export function setChapterLocked(chapter: Chapter, isLocked: boolean): void {
  applyEdit(lockChapter(allChapters(), chapter.id, isLocked, newId));
}

export function setChapterTitle(chapter: Chapter, title: string): void {
  if (!mayChange(chapter)) return;
  applyEdit(renameChapter(allChapters(), chapter.id, title, newId));
}

/** What it spans goes to the chapter before. */
export function removeChapter(chapter: Chapter): void {
  if (!mayChange(chapter)) return;
  applyEdit(deleteChapter(allChapters(), chapter.id, newId, isProposedAt(chapter.startMs)));
}

/** Nothing is proposed near a chapter that a person has; without it something would be. */
export function isProposedAt(startMs: number): boolean {
  const project = openProject();
  const tree = project === null ? null : chapterTreeOf(project.media.id);
  return tree?.nodes.some((node) => Math.abs(node.startMs - startMs) < nearMs) ?? false;
}

/** One that is locked stays as it is, and says so. */
export function mayChange(chapter: Chapter): boolean {
  if (chapter.isLocked === true) announce(t('editing.chapterLocked', { title: chapter.title }), true);
  return chapter.isLocked !== true;
}

/** Chapters of a file; one without a title gets its number. Tells how many of them are new. */
export function takeImported(read: readonly Omit<Chapter, 'id'>[], how: ImportHow): number {
  const named = read.map((chapter, at) =>
    chapter.title === '' ? { ...chapter, title: t('editing.chapterNumber', { number: at + 1 }) } : chapter,
  );
  const edit = importChapters(allChapters(), named, how, newId);
  applyEdit(edit);
  return Number(edit?.name.values['count'] ?? 0);
}

/** Proposals that were refused are proposed again. */
export function showRefused(): void {
  applyEdit(offerChapters(openProject()?.refusedChapters ?? [], newId));
}

/** It becomes a piece of the one before; the first of all goes. */
export function mergeWithBefore(chapter: Chapter): void {
  if (!mayChange(chapter)) return;
  if (openProject()?.chapters[0]?.id === chapter.id) removeChapter(chapter);
  else {
    const { chapters = [] } = openProject() ?? {};
    applyEdit(mergeChapter(chapters, chapter.id, newId, isProposedAt(chapter.startMs)));
  }
}

/** A chapter begins there; its title is to be typed. Gives its id. */
export function beginChapter(startMs: number): string | null {
  const project = openProject();
  if (project === null) return null;
  const number = project.chapters.filter((chapter) => chapter.startMs <= startMs).length + 1;
  const edit = addChapter(allChapters(), startMs, t('editing.chapterNumber', { number }), newId);
  applyEdit(edit);
  const added = edit?.changes.find((change) => change.kind === 'chapter' && change.before === null);
  return added?.kind === 'chapter' ? (added.after?.id ?? null) : null;
}

/** Titles that the tree has for a chapter that begins there: of the video as a whole, of parts, of small chapters. */
export function titlesAt(startMs: number): readonly string[] {
  const project = openProject();
  const nodes = project === null ? [] : (chapterTreeOf(project.media.id)?.nodes ?? []);
  const near = nodes.filter((node) => Math.abs(node.startMs - startMs) < nearMs);
  return [...new Set(near.flatMap(({ title }) => title ?? []))];
}
