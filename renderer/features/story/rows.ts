/** The story as rows one under the other: chapters and proposals, each with the paragraphs of what is said there. */
import type { ProposedChapter } from '../../../core/chapters/proposals.ts';
import type { Chapter } from '../../../core/project/project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { buildParagraphs, type Paragraph } from '../../editing/paragraphs.ts';

export interface ChapterRow {
  readonly kind: 'chapter';
  readonly key: string;
  readonly chapter: Chapter;
  /** Of the chapters that are there, from 1. */
  readonly number: number;
  /** Where the next one begins, or the video ends. */
  readonly endMs: number;
}

export interface ProposalRow {
  readonly kind: 'proposal';
  readonly key: string;
  readonly proposal: ProposedChapter;
  /** As it would be counted if all were accepted. */
  readonly number: number;
}

export interface ParagraphRow {
  readonly kind: 'paragraph';
  readonly key: string;
  readonly paragraph: Paragraph;
}

export type HeadRow = ChapterRow | ProposalRow;
export type StoryRow = HeadRow | ParagraphRow;

export interface StoryParts {
  readonly cues: readonly TrackCue[];
  /** By time. */
  readonly chapters: readonly Chapter[];
  /** By time. */
  readonly proposals: readonly ProposedChapter[];
  /** 0: nobody knows. */
  readonly durationMs: number;
}

export function buildRows({ cues, chapters, proposals, durationMs }: StoryParts): readonly StoryRow[] {
  const heads = headRows(chapters, proposals, durationMs);
  const rows: StoryRow[] = [];
  let from = 0;
  for (const [i, head] of [null, ...heads].entries()) {
    if (head !== null) rows.push(head);
    const next = heads[i];
    const to = next === undefined ? cues.length : endOfSection(cues, from, startOf(next));
    for (const paragraph of buildParagraphs(cues.slice(from, to))) {
      rows.push({ kind: 'paragraph', key: paragraph.key, paragraph });
    }
    from = to;
  }
  return rows;
}

export function startOf(row: HeadRow): number {
  return row.kind === 'chapter' ? row.chapter.startMs : row.proposal.startMs;
}

function headRows(
  chapters: readonly Chapter[],
  proposals: readonly ProposedChapter[],
  durationMs: number,
): readonly HeadRow[] {
  const own = chapters.map((chapter, i): ChapterRow => ({
    ...{ kind: 'chapter', key: `chapter ${chapter.id}`, chapter, number: i + 1 },
    endMs: chapters[i + 1]?.startMs ?? Math.max(durationMs, chapter.startMs),
  }));
  const proposed = proposals.map((proposal): ProposalRow => ({
    ...{ kind: 'proposal', key: `proposal ${proposal.startMs}`, proposal, number: 0 },
  }));
  const rows = [...own, ...proposed].sort((a, b) => startOf(a) - startOf(b));
  return rows.map((row, i) => (row.kind === 'chapter' ? row : { ...row, number: i + 1 }));
}

/** A chapter begins at a cut or a silence near a sentence: a cue belongs where most of it is. */
function endOfSection(cues: readonly TrackCue[], from: number, startMs: number): number {
  let to = from;
  while (to < cues.length && middleOf(cues[to]!) < startMs) to += 1;
  return to;
}

function middleOf({ startMs, endMs }: TrackCue): number {
  return (startMs + endMs) / 2;
}
