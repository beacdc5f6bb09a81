/**
 * Where the cues of a lane stand when several are shown at once: each in a row of its own, so that every text can be
 * read and every edge taken. Cues that overlap, be it over others in between, share the lane's height between them;
 * where none does, a cue has all of it.
 */
import type { CueIndex } from '../../../../player/cue-index.ts';
import type { Lane } from '../../../../workspace/timeline/layout.ts';

export interface CueRows {
  /** The row of each cue, from 0 at the top. */
  readonly rows: Uint8Array;
  /** How many rows there are where the cue stands. */
  readonly counts: Uint8Array;
  /** The most that there are anywhere. */
  readonly most: number;
}

const maxRows = 255;
const known = new WeakMap<CueIndex, CueRows>();

/** Made once for each list of cues. */
export function cueRowsOf(index: CueIndex): CueRows {
  const kept = known.get(index);
  if (kept !== undefined) return kept;
  const made = makeRows(index);
  known.set(index, made);
  return made;
}

function makeRows({ starts, ends, cues }: CueIndex): CueRows {
  const rows = new Uint8Array(cues.length);
  const counts = new Uint8Array(cues.length).fill(1);
  let most = 1;
  /** When each row of the group is free again. */
  let freeFrom: number[] = [];
  let first = 0;
  let groupEnd = -Infinity;
  const close = (end: number): void => {
    if (freeFrom.length > 1) counts.fill(freeFrom.length, first, end);
    most = Math.max(most, freeFrom.length);
  };
  for (let i = 0; i < cues.length; i += 1) {
    if (starts[i]! >= groupEnd) {
      close(i);
      freeFrom = [];
      first = i;
      groupEnd = -Infinity;
    }
    const free = freeFrom.findIndex((ms) => ms <= starts[i]!);
    const row = free >= 0 ? free : Math.min(freeFrom.length, maxRows - 1);
    rows[i] = row;
    freeFrom[row] = ends[i]!;
    groupEnd = Math.max(groupEnd, ends[i]!);
  }
  close(cues.length);
  return { rows, counts, most };
}

/** Less is no block that can be seen and taken. */
const leastRowPx = 7;

export interface RowPlace {
  readonly top: number;
  readonly height: number;
}

/** Where a row lies in its lane, in CSS pixels; with more rows than there is room for, the last ones share a place. */
export function placeOfRow(lane: Pick<Lane, 'top' | 'height'>, row: number, count: number): RowPlace {
  const shown = Math.max(1, Math.min(count, Math.floor(lane.height / leastRowPx)));
  const height = lane.height / shown;
  return { top: lane.top + Math.min(row, shown - 1) * height, height };
}

/** Whether a height within the lane is in that row. */
export function isInRow(lane: Pick<Lane, 'top' | 'height'>, row: number, count: number, y: number): boolean {
  if (count === 1) return true;
  const place = placeOfRow(lane, row, count);
  return y >= place.top && y < place.top + place.height;
}
