/** Any number of chapters of a tree, and its two levels. */
import type { ChapterBoundary, ChapterTree } from './segment-chapters.ts';

export interface ChapterSegment {
  readonly startMs: number;
  readonly endMs: number;
  /** Its sentences: from the first up to, without, the last. */
  readonly fromSentence: number;
  readonly toSentence: number;
  /** With which it begins; null for the first one. */
  readonly boundary: ChapterBoundary | null;
}

export interface ChapterPart extends ChapterSegment {
  readonly chapters: readonly ChapterSegment[];
}

/** `count` segments, or as many as there are; fewer ones are always made of whole ones of more. */
export function chaptersOf(tree: ChapterTree, count: number = tree.chapters): readonly ChapterSegment[] {
  const boundaries = tree.boundaries.filter(({ rank }) => rank < count);
  return [null, ...boundaries].map((boundary, index) => ({
    startMs: boundary?.startMs ?? 0,
    endMs: boundaries[index]?.startMs ?? tree.durationMs,
    fromSentence: boundary?.sentence ?? 0,
    toSentence: boundaries[index]?.sentence ?? tree.sentenceCount,
    boundary,
  }));
}

/** Parts of whole chapters. */
export function partsOf(
  tree: ChapterTree,
  chapters: number = tree.chapters,
  parts: number = Math.min(tree.parts, chapters),
): readonly ChapterPart[] {
  const all = chaptersOf(tree, chapters);
  return chaptersOf(tree, Math.min(parts, chapters)).map((part) => ({
    ...part,
    chapters: all.filter(
      ({ fromSentence }) => fromSentence >= part.fromSentence && fromSentence < part.toSentence,
    ),
  }));
}

/** The next number of chapters for somebody who wants more or fewer of them: about a fifth. */
export function stepCount(tree: ChapterTree, count: number, step: 'more' | 'fewer'): number {
  const by = Math.max(1, Math.round(count / 5));
  const max = tree.boundaries.length + 1;
  return Math.min(max, Math.max(1, step === 'more' ? count + by : count - by));
}
