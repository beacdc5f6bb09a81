/** What stands on the lane, by time: the chapters of a person and, where there are none of them, what is proposed. */
import type { ProposedChapter } from '../../../../../core/chapters/proposals.ts';
import type { Chapter } from '../../../../../core/project/project.ts';
import { xAtTime, type TimelineView } from '../../../../workspace/timeline/view.ts';

interface Mark {
  readonly startMs: number;
  /** Its place among all that stand there, from 1: the name of a proposal that has none. */
  readonly number: number;
  readonly beginsPart: boolean;
}

export interface ChapterOnLane extends Mark {
  readonly kind: 'chapter';
  readonly chapter: Chapter;
}

export interface ProposalOnLane extends Mark {
  readonly kind: 'proposal';
  readonly proposal: ProposedChapter;
}

export type LaneMark = ChapterOnLane | ProposalOnLane;

export function marksOf(
  chapters: readonly Chapter[],
  proposals: readonly ProposedChapter[],
): readonly LaneMark[] {
  const marks = [
    ...chapters.map((chapter) => ({ kind: 'chapter' as const, chapter, ...placeOf(chapter) })),
    ...proposals.map((proposal) => ({ kind: 'proposal' as const, proposal, ...placeOf(proposal) })),
  ].toSorted((a, b) => a.startMs - b.startMs);
  return marks.map((mark, i) => ({ ...mark, number: i + 1 }));
}

function placeOf({
  startMs,
  beginsPart = false,
}: {
  readonly startMs: number;
  readonly beginsPart?: boolean | undefined;
}): {
  readonly startMs: number;
  readonly beginsPart: boolean;
} {
  return { startMs, beginsPart };
}

/** A flag is taken this far before it. */
const outsidePx = 6;
/** So much of a title's beginning belongs to the chapter; behind it is room for the next one. */
const labelPx = 110;

/** The chapter or proposal whose flag or title is at `x`. `marks` by time. */
export function markAtX(marks: readonly LaneMark[], view: TimelineView, x: number): LaneMark | null {
  const at = marks.findLastIndex(({ startMs }) => xAtTime(view, startMs) - outsidePx <= x);
  const mark = marks[at];
  if (mark === undefined) return null;
  const next = marks[at + 1];
  const right = next === undefined ? Infinity : xAtTime(view, next.startMs);
  return x <= Math.min(xAtTime(view, mark.startMs) + labelPx, right) ? mark : null;
}

/** What is left to decide beside a time: the first proposal behind it, else the last one before. */
export function proposalNear(proposals: readonly ProposedChapter[], timeMs: number): ProposedChapter | null {
  return proposals.find(({ startMs }) => startMs >= timeMs) ?? proposals.at(-1) ?? null;
}

/** The next proposal in a direction; null at the end. */
export function proposalFrom(
  proposals: readonly ProposedChapter[],
  timeMs: number,
  step: 1 | -1,
): ProposedChapter | null {
  return (
    (step === 1
      ? proposals.find(({ startMs }) => startMs > timeMs + 0.5)
      : proposals.findLast(({ startMs }) => startMs < timeMs - 0.5)) ?? null
  );
}
