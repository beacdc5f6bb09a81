/** The tree of chapters of the open video, how many of them are wanted, and what is proposed of it. */
import { chapters, type ChapterTree } from '../../core/analysis/chapters.ts';
import {
  countOfChapters,
  openProposals,
  proposedChapters,
  type ProposedChapter,
} from '../../core/chapters/proposals.ts';
import type { OpenProject } from '../project/project-store.ts';
import { createStore, useStore } from '../stores/store.ts';
import { createTrackResults } from './track-results.ts';

const results = createTrackResults<ChapterTree>({ kind: chapters.kind, isOfVideo: true });
export const chaptersStore = results.store;
export const connectChapters = results.connect;

export type ChapterLevel = 'chapters' | 'parts';

interface ChapterView {
  /** The video that it belongs to: another begins with its own number. */
  readonly mediaId: string | null;
  /** null: as many as the video has by itself. */
  readonly count: number | null;
  readonly level: ChapterLevel;
}

const usualView: ChapterView = { mediaId: null, count: null, level: 'chapters' };
export const chapterViewStore = createStore<ChapterView>(usualView);

/** null until there is one. */
export function chapterTreeOf(mediaId: string): ChapterTree | null {
  const state = chaptersStore.get();
  return state.mediaId === mediaId ? state.value : null;
}

export function chapterViewOf(mediaId: string): ChapterView {
  const view = chapterViewStore.get();
  return view.mediaId === mediaId ? view : usualView;
}

/** How many chapters are wanted: from 1 to as many as the tree holds. */
export function wantedCount(mediaId: string, tree: ChapterTree): number {
  const { count, level } = chapterViewOf(mediaId);
  const max = level === 'parts' ? tree.partCount : countOfChapters(tree);
  const usual = level === 'parts' ? tree.partCount : tree.usualCount;
  return Math.max(1, Math.min(count ?? usual, max));
}

export function setWantedCount(mediaId: string, count: number): void {
  chapterViewStore.set({ ...chapterViewOf(mediaId), mediaId, count });
}

/** The other level begins with its own number. */
export function setChapterLevel(mediaId: string, level: ChapterLevel): void {
  chapterViewStore.set({ mediaId, level, count: null });
}

const maxSteps = 40;
const steps = new WeakMap<ChapterTree, Readonly<Record<ChapterLevel, readonly number[]>>>();

/** The numbers that a slider offers, ascending: each while they are few, further apart where they are many. */
export function chapterCounts(tree: ChapterTree, level: ChapterLevel): readonly number[] {
  const known = steps.get(tree) ?? {
    chapters: countsUpTo(countOfChapters(tree), tree.usualCount),
    parts: countsUpTo(tree.partCount, tree.partCount),
  };
  steps.set(tree, known);
  return known[level];
}

function countsUpTo(max: number, usual: number): readonly number[] {
  if (max <= maxSteps) return Array.from({ length: max }, (_, i) => i + 1);
  const far = Array.from({ length: maxSteps }, (_, i) => Math.round(max ** (i / (maxSteps - 1))));
  return [...new Set([...far, usual])].sort((a, b) => a - b);
}

interface ProposalInputs {
  readonly tree: ChapterTree;
  readonly count: number;
  readonly level: ChapterLevel;
  readonly chapters: OpenProject['chapters'];
  readonly refused: OpenProject['refusedChapters'];
}

const noProposals: readonly ProposedChapter[] = [];
let made: { readonly from: ProposalInputs; readonly proposals: readonly ProposedChapter[] } | null = null;

/**
 * What is proposed beside the chapters that a person has; the same list for the same inputs. Whoever shows it follows
 * `projectStore`, `chaptersStore` and `chapterViewStore`.
 */
export function proposalsOf(project: OpenProject): readonly ProposedChapter[] {
  const tree = chapterTreeOf(project.media.id);
  if (tree === null) return noProposals;
  const { level } = chapterViewOf(project.media.id);
  const from = {
    ...{ tree, level, count: wantedCount(project.media.id, tree) },
    ...{ chapters: project.chapters, refused: project.refusedChapters },
  };
  if (made !== null && isSame(made.from, from)) return made.proposals;
  const proposed = proposedChapters(tree, { count: from.count, partsOnly: level === 'parts' });
  const proposals = openProposals(proposed, from.chapters, from.refused);
  made = { from, proposals };
  return proposals;
}

/** As `proposalsOf`, drawn again when it changes; `project` is the one that is shown. */
export function useProposals(project: OpenProject): readonly ProposedChapter[] {
  useStore(chaptersStore, (state) => state);
  useStore(chapterViewStore, (state) => state);
  return proposalsOf(project);
}

function isSame(a: ProposalInputs, b: ProposalInputs): boolean {
  return (Object.keys(a) as (keyof ProposalInputs)[]).every((key) => a[key] === b[key]);
}
