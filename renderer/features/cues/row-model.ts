/** The rows of the list when two tracks stand side by side. */
import type { TrackCue } from '../../../core/project/track-cue.ts';

export interface CueRowModel {
  /** Unchanged while the row stands for the same cue. */
  readonly key: string;
  /** null: a row for cues of the second track that overlap no cue of the first. */
  readonly cue: TrackCue | null;
  /** From 0; null where there is no cue. */
  readonly index: number | null;
  readonly others: readonly TrackCue[];
}

const none: readonly TrackCue[] = [];

/**
 * Rows in the order of time. A cue of the second track stands once, beside the cue it overlaps longest (the earlier
 * one when equal); without any overlap it has a row of its own. Both tracks are sorted by start.
 */
export function buildRows(
  cues: readonly TrackCue[],
  second: readonly TrackCue[] | null,
): readonly CueRowModel[] {
  if (second === null || second.length === 0) {
    return cues.map((cue, index) => ({ key: cue.id, cue, index, others: none }));
  }
  const { byCue, alone } = pairUp(cues, second);
  const rows: CueRowModel[] = [];
  let nextAlone = 0;
  const takeAlone = (untilMs: number) => {
    for (; nextAlone < alone.length && alone[nextAlone]!.startMs < untilMs; nextAlone += 1) {
      const other = alone[nextAlone]!;
      rows.push({ key: `other-${other.id}`, cue: null, index: null, others: [other] });
    }
  };
  for (const [index, cue] of cues.entries()) {
    takeAlone(cue.startMs);
    rows.push({ key: cue.id, cue, index, others: byCue[index] ?? none });
  }
  takeAlone(Infinity);
  return rows;
}

function pairUp(
  cues: readonly TrackCue[],
  second: readonly TrackCue[],
): { byCue: readonly (readonly TrackCue[] | undefined)[]; alone: readonly TrackCue[] } {
  const byCue: TrackCue[][] = [];
  const alone: TrackCue[] = [];
  let from = 0;
  for (const other of second) {
    // What ended before this cue starts overlaps none of the later ones.
    while (from < cues.length && cues[from]!.endMs <= other.startMs) from += 1;
    const best = longestOverlap(cues, from, other);
    if (best === null) alone.push(other);
    else (byCue[best] ??= []).push(other);
  }
  return { byCue, alone };
}

function longestOverlap(cues: readonly TrackCue[], from: number, other: TrackCue): number | null {
  let best: number | null = null;
  let bestMs = 0;
  for (let i = from; i < cues.length && cues[i]!.startMs < other.endMs; i += 1) {
    const cue = cues[i]!;
    const overlapMs = Math.min(cue.endMs, other.endMs) - Math.max(cue.startMs, other.startMs);
    if (overlapMs > bestMs) [best, bestMs] = [i, overlapMs];
  }
  return best;
}
