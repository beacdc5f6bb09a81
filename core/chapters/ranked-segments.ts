/** Any number of segments of a text whose boundaries are ranked. */
import type { ChapterNode } from '../analysis/chapters.ts';
import type { ChapterBoundary, RankedBoundaries } from './segment-chapters.ts';

export interface ChapterSegment {
  readonly startMs: number;
  readonly endMs: number;
  /** Its sentences: from the first up to, without, the last. */
  readonly fromSentence: number;
  readonly toSentence: number;
  /** With which it begins; null for the first one. */
  readonly boundary: ChapterBoundary | null;
}

/** One of any number of chapters. */
export interface TreeSegment extends ChapterSegment {
  readonly division: ChapterNode['division'];
}

/** `count` segments, or as many as there are; fewer ones are always made of whole ones of more. */
export function segmentsOf(
  ranked: RankedBoundaries,
  count: number = ranked.chapters,
): readonly ChapterSegment[] {
  const boundaries = ranked.boundaries.filter(({ rank }) => rank < count);
  return [null, ...boundaries].map((boundary, index) => ({
    startMs: boundary?.startMs ?? 0,
    endMs: boundaries[index]?.startMs ?? ranked.durationMs,
    fromSentence: boundary?.sentence ?? 0,
    toSentence: boundaries[index]?.sentence ?? ranked.sentenceCount,
    boundary,
  }));
}
