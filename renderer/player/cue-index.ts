/**
 * [Note: Cue index] Which cues a time or a range meets. Cues are sorted by start, but a long one (a sign, a song)
 * may end after many that start later, so the ends alone can't be searched. The largest end up to each cue is
 * ascending and can.
 */
import type { TrackCue } from '../../core/project/track-cue.ts';

export interface CueIndex {
  readonly cues: readonly TrackCue[];
  /** The cues' times once more: running over thousands of objects for each drawing is slow. */
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  /** `latestEnd[i]`: the largest `endMs` of cues 0 to i. */
  readonly latestEnd: Float64Array;
}

const indexes = new WeakMap<readonly TrackCue[], CueIndex>();

/** Of a sorted list, which is never changed in place; made once for each list. */
export function indexCues(cues: readonly TrackCue[]): CueIndex {
  const known = indexes.get(cues);
  if (known !== undefined) return known;
  const starts = Float64Array.from(cues, ({ startMs }) => startMs);
  const ends = Float64Array.from(cues, ({ endMs }) => endMs);
  const latestEnd = new Float64Array(cues.length);
  let latest = -Infinity;
  for (let i = 0; i < cues.length; i += 1) {
    latest = Math.max(latest, ends[i]!);
    latestEnd[i] = latest;
  }
  const index = { cues, starts, ends, latestEnd };
  indexes.set(cues, index);
  return index;
}

/** Index of the first cue that can reach beyond `timeMs`: all before it have ended. */
export function firstReaching({ latestEnd }: CueIndex, timeMs: number): number {
  let low = 0;
  let high = latestEnd.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (latestEnd[middle]! > timeMs) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Index of the first cue that starts at or after `timeMs`. */
export function firstStartingAt(cues: readonly TrackCue[], timeMs: number): number {
  let low = 0;
  let high = cues.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cues[middle]!.startMs >= timeMs) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Cues that are shown at `timeMs` (from their start until just before their end), in order. */
export function cuesAt(index: CueIndex, timeMs: number): readonly TrackCue[] {
  const end = firstStartingAt(index.cues, timeMs + 1e-6);
  const shown: TrackCue[] = [];
  for (let i = firstReaching(index, timeMs); i < end; i += 1) {
    const cue = index.cues[i]!;
    if (cue.endMs > timeMs) shown.push(cue);
  }
  return shown;
}
