/**
 * From the ranking of boundaries to the tree that is kept: a boundary divides the segment it lies in when its turn
 * comes, so that every number of chapters is a cut through one tree.
 */
import type { ChapterNode, ChapterTree } from '../analysis/chapters.ts';
import type { ShotChange } from '../media/shot-change.ts';
import type { ChapterText } from './chapter-text.ts';
import { segmentsOf } from './ranked-segments.ts';
import type { TreeSegment } from './ranked-segments.ts';
import { nodeReasons } from './node-reasons.ts';
import type { RankedBoundaries } from './segment-chapters.ts';
import { titleTree } from './title-tree.ts';

export interface TreeFacts {
  /** null: the text is of shots. */
  readonly trackId: string | null;
  /** Those that `cutsMs` and `windowsMs` of the text are of. */
  readonly shots: readonly ShotChange[];
}

export function chapterTree(
  text: ChapterText,
  ranked: RankedBoundaries,
  { trackId, shots }: TreeFacts,
): ChapterTree {
  const segments = divide(ranked);
  const titles = titleTree(text, segments);
  const reasons = nodeReasons(text, ranked, shots);
  const nodes = segments.map(({ startMs, endMs, fromSentence, division }, at): ChapterNode => {
    const title = titles[at] ?? null;
    const why = [...(reasons.get(fromSentence) ?? [])];
    return { startMs, endMs, title, titledBy: title === null ? 'none' : 'words', reasons: why, division };
  });
  return { trackId, nodes, usualCount: ranked.chapters, partCount: ranked.parts };
}

function divide(ranked: RankedBoundaries): readonly TreeSegment[] {
  const [whole] = segmentsOf(ranked, 1);
  const nodes: TreeSegment[] = [{ ...whole!, startMs: 0, endMs: Math.round(whole!.endMs), division: null }];
  /** Places of those that are not divided yet, in the order of time. */
  const open = [0];
  for (const boundary of ranked.boundaries.toSorted((a, b) => a.rank - b.rank)) {
    const { startMs, sentence } = boundary;
    const turn = open.findLastIndex((at) => nodes[at]!.fromSentence < sentence);
    const at = open[turn]!;
    const [first, second] = [nodes.length, nodes.length + 1];
    const divided = nodes[at]!;
    nodes[at] = { ...divided, division: { order: boundary.rank - 1, first, second } };
    nodes.push({ ...divided, endMs: startMs, toSentence: sentence });
    nodes.push({ ...divided, startMs, fromSentence: sentence, boundary });
    open.splice(turn, 1, first, second);
  }
  return nodes;
}
