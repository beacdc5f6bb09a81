/** From the tree of a video to the chapters that are proposed beside those a person has. */
import type { ChapterNode, ChapterReason, ChapterTree } from '../analysis/chapters.ts';
import type { Chapter } from '../project/project.ts';

export interface ProposedChapter {
  readonly startMs: number;
  readonly endMs: number;
  /** null: named by its number and time. */
  readonly title: string | null;
  readonly reasons: readonly ChapterReason[];
  readonly beginsPart: boolean;
}

/** So near to a chapter, or to a proposal that was refused, nothing is proposed. */
export const nearMs = 5000;

/** As many chapters as wanted, or as many as there are; by time, together they are the whole video. */
export function chaptersOf({ nodes }: Pick<ChapterTree, 'nodes'>, count: number): readonly ChapterNode[] {
  const open = (node: ChapterNode): readonly ChapterNode[] => {
    const { division } = node;
    // One division more makes one chapter more.
    if (division === null || division.order >= count - 1) return [node];
    return [...open(nodes[division.first]!), ...open(nodes[division.second]!)];
  };
  return open(nodes[0]!);
}

/** The most chapters that the tree holds. */
export function countOfChapters({ nodes }: Pick<ChapterTree, 'nodes'>): number {
  return nodes.filter(({ division }) => division !== null).length + 1;
}

export interface WantedChapters {
  /** 1 or more; those that a person has count too. */
  readonly count: number;
  /** Only the parts, the coarser level. */
  readonly partsOnly?: boolean;
}

/** All that the tree holds at this number, whatever a person has. */
export function proposedChapters(
  tree: ChapterTree,
  { count, partsOnly = false }: WantedChapters,
): readonly ProposedChapter[] {
  const partStarts = new Set(chaptersOf(tree, tree.partCount).map(({ startMs }) => startMs));
  const nodes = chaptersOf(tree, partsOnly ? Math.min(count, tree.partCount) : count);
  // A video of one part has none to begin.
  const hasParts = tree.partCount > 1 && partStarts.size < nodes.length;
  return nodes.map(({ startMs, endMs, title, reasons }) => ({
    ...{ startMs, endMs, title, reasons },
    beginsPart: hasParts && partStarts.has(startMs),
  }));
}

/** What is proposed beside the chapters that a person has and not where one was refused. */
export function openProposals(
  proposed: readonly ProposedChapter[],
  chapters: readonly Pick<Chapter, 'startMs'>[],
  refused: readonly Pick<Chapter, 'startMs'>[],
): readonly ProposedChapter[] {
  const settled = [...chapters, ...refused];
  return proposed.filter(({ startMs }) =>
    settled.every((chapter) => Math.abs(chapter.startMs - startMs) >= nearMs),
  );
}

/** The next number of chapters for somebody who wants more or fewer of them: about a fifth. */
export function stepCount(tree: Pick<ChapterTree, 'nodes'>, count: number, step: 'more' | 'fewer'): number {
  const by = Math.max(1, Math.round(count / 5));
  const next = step === 'more' ? count + by : count - by;
  return Math.min(countOfChapters(tree), Math.max(1, next));
}
