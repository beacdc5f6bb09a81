import type { Change } from '../project/project.ts';
import type { TrackCue } from '../project/track-cue.ts';
import { compareCues } from '../project/track-cue.ts';

/**
 * The cues of one track after these changes (those of other tracks and kinds are passed over), in order. `cues` must
 * be in order. A change whose `before` is no longer there as it was takes the cue with its id; applying the same
 * changes twice does no harm. Cost: a search per change and one copy.
 */
export function applyCueChanges(
  cues: readonly TrackCue[],
  trackId: string,
  changes: readonly Change[],
): readonly TrackCue[] {
  const { removed, inserted } = netChanges(trackId, changes);
  if (removed.length === 0 && inserted.length === 0) return cues;
  const gone = indicesOf(cues, removed);
  // An insertion that is there already is replaced.
  for (const cue of inserted) {
    const index = lowerBound(cues, cue);
    if (index < cues.length && compareCues(cues[index]!, cue) === 0) gone.push(index);
  }
  return mergeChanges(cues, sortNumbers(gone), inserted.sort(compareCues));
}

/** What is removed and inserted in the end, when a cue is changed several times. */
function netChanges(
  trackId: string,
  changes: readonly Change[],
): { readonly removed: TrackCue[]; readonly inserted: TrackCue[] } {
  const net = new Map<string, { before: TrackCue | null; after: TrackCue | null }>();
  for (const change of changes) {
    if (change.kind !== 'cue' || change.trackId !== trackId) continue;
    const id = (change.before ?? change.after)?.id;
    if (id === undefined) continue;
    const earlier = net.get(id);
    if (earlier === undefined) net.set(id, { before: change.before, after: change.after });
    else earlier.after = change.after;
  }
  const removed: TrackCue[] = [];
  const inserted: TrackCue[] = [];
  for (const { before, after } of net.values()) {
    if (before !== null) removed.push(before);
    if (after !== null) inserted.push(after);
  }
  return { removed, inserted };
}

function indicesOf(cues: readonly TrackCue[], wanted: readonly TrackCue[]): number[] {
  const found: number[] = [];
  const elsewhere = new Set<string>();
  for (const cue of wanted) {
    const index = lowerBound(cues, cue);
    if (cues[index]?.id === cue.id) found.push(index);
    else elsewhere.add(cue.id);
  }
  if (elsewhere.size > 0) {
    for (let i = 0; i < cues.length; i++) if (elsewhere.has(cues[i]!.id)) found.push(i);
  }
  return found;
}

/** Copies stretches between the removed cues, with the inserted ones where they belong. */
function mergeChanges(
  cues: readonly TrackCue[],
  gone: readonly number[],
  inserted: readonly TrackCue[],
): readonly TrackCue[] {
  const result: TrackCue[] = [];
  let next = 0;
  let goneAt = 0;
  const copyUntil = (end: number): void => {
    for (; next < end; next++) {
      if (goneAt < gone.length && gone[goneAt] === next) {
        while (gone[goneAt] === next) goneAt += 1;
      } else result.push(cues[next]!);
    }
  };
  for (const cue of inserted) {
    copyUntil(lowerBound(cues, cue));
    result.push(cue);
  }
  copyUntil(cues.length);
  return result;
}

/** Index of the first cue that does not stand before `cue`. */
function lowerBound(cues: readonly TrackCue[], cue: TrackCue): number {
  let low = 0;
  let high = cues.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareCues(cues[middle]!, cue) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sortNumbers(numbers: number[]): readonly number[] {
  return numbers.sort((a, b) => a - b);
}
