/**
 * What a drag would do, computed from where it began and where the pointer is: nothing is changed until it ends. A
 * cue never runs over a neighbour unless the person asks for it.
 */
import type { TrackCue } from '../../../../../core/project/track-cue.ts';
import type { SnapPoint } from '../../../../../core/edit/snap.ts';
import { snapRange, snapTime } from '../../../../../core/edit/snap.ts';
import type { Times } from '../../../../workspace/timeline/gesture.ts';
import type { CueIndex } from '../../../../player/cue-index.ts';
import { firstStartingAt } from '../../../../player/cue-index.ts';
import type { DragModifiers } from '../../snapping.ts';

/** Times that a drag proposes for a cue. */
interface Proposal extends Times {
  readonly cue: TrackCue;
}

/** By cue id. */
export type Proposed = ReadonlyMap<string, Proposal>;

interface Dragged {
  readonly proposed: Proposed;
  /** Where the edge snapped to, for the line that shows it. */
  readonly snap: SnapPoint | null;
}

/** How far something may go, in milliseconds from where it is; `min` is 0 or less, `max` 0 or more. */
export interface Room {
  readonly min: number;
  readonly max: number;
}

/** A cue made or left by a drag lasts at least this long. */
export const minCueMs = 40;

/** How far the selected cues can move together: each run of them up to the unselected cues beside it. */
export function roomToMove(
  cues: readonly TrackCue[],
  selected: ReadonlySet<string>,
  durationMs: number,
): { readonly free: Room; readonly withinFilm: Room } {
  let firstMs = Infinity;
  let lastMs = -Infinity;
  let min = -Infinity;
  let max = Infinity;
  let endBefore = 0;
  let pendingEnd: number | null = null;
  for (const cue of cues) {
    if (selected.has(cue.id)) {
      min = Math.max(min, endBefore - cue.startMs);
      firstMs = Math.min(firstMs, cue.startMs);
      lastMs = Math.max(lastMs, cue.endMs);
      pendingEnd = Math.max(pendingEnd ?? 0, cue.endMs);
      continue;
    }
    if (pendingEnd !== null) max = Math.min(max, cue.startMs - pendingEnd);
    pendingEnd = null;
    endBefore = Math.max(endBefore, cue.endMs);
  }
  const withinFilm = room(-firstMs, Math.max(durationMs, lastMs) - lastMs);
  return { free: room(Math.max(min, withinFilm.min), Math.min(max, withinFilm.max)), withinFilm };
}

/** Cues that overlap already may stay as they are: no movement is always allowed. */
function room(min: number, max: number): Room {
  return { min: Math.min(0, min), max: Math.max(0, max) };
}

/** Where an edge of a cue may lie: up to the neighbour, and not beyond the cue's other edge. */
export function roomToTrim(
  cues: readonly TrackCue[],
  cue: TrackCue,
  edge: 'start' | 'end',
  durationMs: number,
): { readonly free: Times; readonly withinFilm: Times } {
  const at = cues.findIndex(({ id }) => id === cue.id);
  if (edge === 'start') {
    const latest = Math.max(cue.startMs, cue.endMs - minCueMs);
    let neighbourEnd = 0;
    for (const other of cues.slice(0, Math.max(0, at))) neighbourEnd = Math.max(neighbourEnd, other.endMs);
    return {
      free: { startMs: Math.min(cue.startMs, neighbourEnd), endMs: latest },
      withinFilm: { startMs: 0, endMs: latest },
    };
  }
  const earliest = Math.min(cue.endMs, cue.startMs + minCueMs);
  const filmEnd = Math.max(durationMs, cue.endMs);
  const next = cues[at + 1];
  return {
    free: { startMs: earliest, endMs: Math.max(cue.endMs, Math.min(filmEnd, next?.startMs ?? Infinity)) },
    withinFilm: { startMs: earliest, endMs: filmEnd },
  };
}

/** Moves the grabbed cue by `deltaMs` and the other selected ones with it; its start or its end snaps. */
export function dragMove(
  grabbed: TrackCue,
  moved: readonly TrackCue[],
  rooms: ReturnType<typeof roomToMove>,
  deltaMs: number,
  modifiers: DragModifiers,
): Dragged & { readonly deltaMs: number } {
  const limits = modifiers.allowOverlap ? rooms.withinFilm : rooms.free;
  const bounded = clamp(deltaMs, limits.min, limits.max);
  const snapped = snapRange(grabbed, bounded, modifiers.snapPoints, modifiers.toleranceMs);
  const final = Math.round(clamp(snapped.deltaMs, limits.min, limits.max));
  const proposed = new Map(
    moved.map((cue) => [cue.id, { cue, startMs: cue.startMs + final, endMs: cue.endMs + final }]),
  );
  return { proposed, deltaMs: final, snap: final === Math.round(snapped.deltaMs) ? snapped.point : null };
}

/** Trims one edge; `followers` (rippling) move as far as the edge does. */
export function dragTrim(
  cue: TrackCue,
  edge: 'start' | 'end',
  rooms: ReturnType<typeof roomToTrim>,
  toMs: number,
  modifiers: DragModifiers,
  followers: readonly TrackCue[] = [],
): Dragged & { readonly toMs: number } {
  const limits = modifiers.allowOverlap || followers.length > 0 ? rooms.withinFilm : rooms.free;
  const bounded = clamp(toMs, limits.startMs, limits.endMs);
  const snapped = snapTime(bounded, modifiers.snapPoints, modifiers.toleranceMs);
  const final = Math.round(clamp(snapped.timeMs, limits.startMs, limits.endMs));
  const times =
    edge === 'start'
      ? { cue, startMs: final, endMs: cue.endMs }
      : { cue, startMs: cue.startMs, endMs: final };
  const deltaMs = final - (edge === 'start' ? cue.startMs : cue.endMs);
  const proposed = new Map([[cue.id, times]]);
  for (const each of followers) {
    proposed.set(each.id, { cue: each, startMs: each.startMs + deltaMs, endMs: each.endMs + deltaMs });
  }
  return {
    proposed,
    toMs: final,
    snap: final === Math.round(snapped.timeMs) ? snapped.point : null,
  };
}

/** The free stretch around `timeMs` in which a new cue fits; null inside a cue. */
export function gapAround(index: CueIndex, timeMs: number, durationMs: number): Times | null {
  const next = firstStartingAt(index.cues, timeMs);
  const previousEnd = next === 0 ? 0 : index.latestEnd[next - 1]!;
  if (previousEnd > timeMs) return null;
  return { startMs: previousEnd, endMs: index.cues[next]?.startMs ?? Math.max(durationMs, timeMs) };
}

/** A new cue from where the drag began to where it is, within the free stretch. */
export function dragCreate(
  gap: Times,
  anchorMs: number,
  toMs: number,
  modifiers: DragModifiers,
): Times & { readonly snap: SnapPoint | null } {
  const anchor = snapTime(
    clamp(anchorMs, gap.startMs, gap.endMs),
    modifiers.snapPoints,
    modifiers.toleranceMs,
  );
  const moving = snapTime(clamp(toMs, gap.startMs, gap.endMs), modifiers.snapPoints, modifiers.toleranceMs);
  const from = clamp(anchor.timeMs, gap.startMs, gap.endMs);
  const to = clamp(moving.timeMs, gap.startMs, gap.endMs);
  return {
    startMs: Math.round(Math.min(from, to)),
    endMs: Math.round(Math.max(from, to)),
    snap: moving.point,
  };
}

export function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
