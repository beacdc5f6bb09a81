import type { IndexedFrame, IndexedPassage } from './index/search-index.ts';

/** A stretch of a video. */
export interface Place {
  readonly mediaId: string;
  readonly startMs: number;
  readonly endMs: number;
}

export function placeOfFrame({ mediaId, timeMs, endMs }: IndexedFrame): Place {
  return { mediaId, startMs: timeMs, endMs };
}

export function placeOf(
  found: { readonly passage: IndexedPassage } | { readonly frame: IndexedFrame },
): Place {
  return 'frame' in found ? placeOfFrame(found.frame) : found.passage;
}

export function overlaps(a: Place, b: Place): boolean {
  return a.mediaId === b.mediaId && a.startMs < b.endMs && b.startMs < a.endMs;
}
