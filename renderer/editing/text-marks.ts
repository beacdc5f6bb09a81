/** Cuts a cue's text where what is marked in it changes, so that it can be drawn as a row of spans. */
import { tokenizeMarkup } from '../../core/cues/markup.ts';
import type { TextRange } from '../../core/cues/word-ranges.ts';

export interface MarkedPiece {
  readonly text: string;
  /** A tag such as `<i>`, drawn faintly. */
  readonly tag: boolean;
  readonly uncertain: boolean;
  readonly match: 'none' | 'match' | 'current';
}

export interface TextMarks {
  readonly uncertain: readonly TextRange[];
  readonly matches: readonly TextRange[];
  readonly currentMatch: TextRange | null;
}

export function markedPieces(text: string, marks: TextMarks): readonly MarkedPiece[] {
  const tags = tagRanges(text);
  const all = [...tags, ...marks.uncertain, ...marks.matches];
  const cuts = new Set([0, text.length]);
  for (const { start, end } of all) {
    if (start < text.length) cuts.add(start);
    if (end < text.length) cuts.add(end);
  }
  const edges = [...cuts].toSorted((a, b) => a - b);
  return edges.slice(0, -1).map((start, index) => {
    const end = edges[index + 1]!;
    return {
      text: text.slice(start, end),
      tag: isWithin(tags, start),
      uncertain: isWithin(marks.uncertain, start),
      match: matchAt(start, marks),
    };
  });
}

function matchAt(offset: number, { matches, currentMatch }: TextMarks): MarkedPiece['match'] {
  if (currentMatch !== null && isWithin([currentMatch], offset)) return 'current';
  return isWithin(matches, offset) ? 'match' : 'none';
}

function isWithin(ranges: readonly TextRange[], offset: number): boolean {
  return ranges.some(({ start, end }) => start <= offset && offset < end);
}

function tagRanges(text: string): readonly TextRange[] {
  const ranges: TextRange[] = [];
  let start = 0;
  for (const token of tokenizeMarkup(text)) {
    const end = start + token.raw.length;
    if (token.kind === 'tag') ranges.push({ start, end });
    start = end;
  }
  return ranges;
}
