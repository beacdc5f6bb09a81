/**
 * What a drag would do, computed from where it began and where the pointer is: nothing is changed until it ends. A
 * cue never runs over a neighbour, nor into the gap that the guideline wants beside it, unless the person asks for it;
 * what moved rests on a frame ([Note: Frame grid]).
 */
import type { TrackCue } from '../../../../../core/project/track-cue.ts';
import type { SnapPoint } from '../../../../../core/edit/snap.ts';
import type { TimeRules } from '../../../../../core/edit/frame-grid.ts';
import { earliestStartAfter, latestEndBefore, nearFrame } from '../../../../../core/edit/frame-grid.ts';
import { snapRange, snapTime } from '../../../../../core/edit/snap.ts';
import { framesToExactMs } from '../../../../../core/time/frame-rate.ts';
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
  rules: TimeRules | null = null,
): { readonly free: Room; readonly withinFilm: Room } {
  let firstMs = Infinity;
  let lastMs = -Infinity;
  let min = -Infinity;
  let max = Infinity;
  let endBefore = 0;
  let pendingEnd: number | null = null;
  for (const cue of cues) {
    if (selected.has(cue.id)) {
      if (endBefore > 0) min = Math.max(min, startAfter(rules, endBefore) - cue.startMs);
      firstMs = Math.min(firstMs, cue.startMs);
      lastMs = Math.max(lastMs, cue.endMs);
      pendingEnd = Math.max(pendingEnd ?? 0, cue.endMs);
      continue;
    }
    if (pendingEnd !== null) max = Math.min(max, endBeforeStart(rules, cue.startMs) - pendingEnd);
    pendingEnd = null;
    endBefore = Math.max(endBefore, cue.endMs);
  }
  const withinFilm = room(-firstMs, Math.max(durationMs, lastMs) - lastMs);
  return { free: room(Math.max(min, withinFilm.min), Math.min(max, withinFilm.max)), withinFilm };
}

function startAfter(rules: TimeRules | null, endMs: number): number {
  return rules === null ? endMs : earliestStartAfter(rules, endMs);
}

function endBeforeStart(rules: TimeRules | null, startMs: number): number {
  return rules === null ? startMs : latestEndBefore(rules, startMs);
}

/** Cues that overlap already, or stand too near, may stay as they are: no movement is always allowed. */
function room(min: number, max: number): Room {
  return { min: Math.min(0, min), max: Math.max(0, max) };
}

/** Where an edge of a cue may lie: up to the neighbour, and not beyond the cue's other edge. */
export function roomToTrim(
  cues: readonly TrackCue[],
  cue: TrackCue,
  edge: 'start' | 'end',
  durationMs: number,
  rules: TimeRules | null = null,
): { readonly free: Times; readonly withinFilm: Times } {
  const at = cues.findIndex(({ id }) => id === cue.id);
  if (edge === 'start') {
    const latest = Math.max(cue.startMs, cue.endMs - minCueMs);
    let neighbourEnd = 0;
    for (const other of cues.slice(0, Math.max(0, at))) neighbourEnd = Math.max(neighbourEnd, other.endMs);
    const earliest = neighbourEnd === 0 ? 0 : startAfter(rules, neighbourEnd);
    return {
      free: { startMs: Math.min(cue.startMs, earliest), endMs: latest },
      withinFilm: { startMs: 0, endMs: latest },
    };
  }
  const earliest = Math.min(cue.endMs, cue.startMs + minCueMs);
  const filmEnd = Math.max(durationMs, cue.endMs);
  const next = cues[at + 1];
  const byNext = next === undefined ? Infinity : endBeforeStart(rules, next.startMs);
  return {
    free: { startMs: earliest, endMs: Math.max(cue.endMs, Math.min(filmEnd, byNext)) },
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
  const startMs = onFrame(modifiers, grabbed.startMs + snapped.deltaMs, {
    startMs: grabbed.startMs + limits.min,
    endMs: grabbed.startMs + limits.max,
  });
  const final = startMs - grabbed.startMs;
  const proposed = new Map(
    moved.map((cue) => [cue.id, { cue, startMs: cue.startMs + final, endMs: cue.endMs + final }]),
  );
  return {
    proposed,
    deltaMs: final,
    snap: isThere(final, snapped.deltaMs, modifiers) ? snapped.point : null,
  };
}

/** The frame nearest to a time; at a limit, the limit, which is right beside a neighbour that is off the frames. */
function onFrame({ rules }: DragModifiers, timeMs: number, limits: Times): number {
  const wanted = clamp(timeMs, limits.startMs, limits.endMs);
  const near = rules === null ? wanted : nearFrame(rules, wanted);
  return Math.round(clamp(near, limits.startMs, limits.endMs));
}

/** The line that shows what it snapped to may be half a frame away. */
function isThere(finalMs: number, snappedMs: number, { rules }: DragModifiers): boolean {
  const half = rules === null ? 0.5 : framesToExactMs(0.5, rules.frameRate) + 1;
  return Math.abs(finalMs - snappedMs) <= half;
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
  const final = onFrame(modifiers, snapped.timeMs, limits);
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
    snap: isThere(final, snapped.timeMs, modifiers) ? snapped.point : null,
  };
}

/** The free stretch around `timeMs` in which a new cue fits; null inside a cue, or where there is no room beside it. */
export function gapAround(
  index: CueIndex,
  timeMs: number,
  durationMs: number,
  rules: TimeRules | null = null,
): Times | null {
  const at = firstStartingAt(index.cues, timeMs);
  const previousEnd = at === 0 ? 0 : index.latestEnd[at - 1]!;
  if (previousEnd > timeMs) return null;
  const next = index.cues[at];
  const startMs = at === 0 ? 0 : startAfter(rules, previousEnd);
  const endMs = next === undefined ? Math.max(durationMs, timeMs) : endBeforeStart(rules, next.startMs);
  return startMs < endMs ? { startMs, endMs } : null;
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
  const from = onFrame(modifiers, anchor.timeMs, gap);
  const to = onFrame(modifiers, moving.timeMs, gap);
  return {
    startMs: Math.min(from, to),
    endMs: Math.max(from, to),
    snap: moving.point,
  };
}

export function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
