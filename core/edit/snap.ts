/** Where an edge that is dragged may come to rest. */
export interface SnapPoint {
  readonly timeMs: number;
  readonly kind: 'playhead' | 'cue' | 'shot' | 'speech' | 'word';
}

export interface Snapped {
  readonly timeMs: number;
  /** What it snapped to; null when nothing was near enough. */
  readonly point: SnapPoint | null;
}

/** Between points that are equally near, the one that matters most to a captioner. */
const priority = { shot: 0, playhead: 1, cue: 2, word: 3, speech: 4 } as const satisfies Record<
  SnapPoint['kind'],
  number
>;

/** The order that `snapTime` needs: by time, then by priority. */
export function compareSnapPoints(a: SnapPoint, b: SnapPoint): number {
  return a.timeMs - b.timeMs || priority[a.kind] - priority[b.kind];
}

export interface SnapSources {
  readonly playheadMs: number | null;
  /** Of every track that counts. */
  readonly cues: readonly { readonly id: string; readonly startMs: number; readonly endMs: number }[];
  /** Cues that are being dragged: their own edges attract nothing. */
  readonly except: ReadonlySet<string>;
  /** First frame of each shot. */
  readonly shotChanges: readonly number[];
  readonly speech: readonly { readonly startMs: number; readonly endMs: number }[];
}

/** All points, in the order that `snapTime` needs. Made once when a drag begins. */
export function snapPointsOf(sources: SnapSources): readonly SnapPoint[] {
  const points: SnapPoint[] = [];
  const add = (timeMs: number, kind: SnapPoint['kind']): void => void points.push({ timeMs, kind });
  if (sources.playheadMs !== null) add(Math.round(sources.playheadMs), 'playhead');
  for (const shotMs of sources.shotChanges) add(shotMs, 'shot');
  for (const cue of sources.cues) {
    if (sources.except.has(cue.id)) continue;
    add(cue.startMs, 'cue');
    add(cue.endMs, 'cue');
  }
  for (const region of sources.speech) {
    add(region.startMs, 'speech');
    add(region.endMs, 'speech');
  }
  return points.sort(compareSnapPoints);
}

/** The point nearest to `timeMs` within the tolerance. `points` must be sorted by `compareSnapPoints`. */
export function snapTime(timeMs: number, points: readonly SnapPoint[], toleranceMs: number): Snapped {
  const at = firstAtOrAfter(points, timeMs);
  const after = points[at];
  // Of the points before, the one of the highest priority stands first among those of the same time.
  const before = at === 0 ? undefined : points[firstAtOrAfter(points, points[at - 1]!.timeMs)];
  const point = better(timeMs, before, after);
  if (point === undefined || Math.abs(point.timeMs - timeMs) > toleranceMs) return { timeMs, point: null };
  return { timeMs: point.timeMs, point };
}

/**
 * For a moving cue of which either edge may snap: how far to move instead of `deltaMs`, and to what. The edge that is
 * nearer to a point wins.
 */
export function snapRange(
  range: { readonly startMs: number; readonly endMs: number },
  deltaMs: number,
  points: readonly SnapPoint[],
  toleranceMs: number,
): { readonly deltaMs: number; readonly point: SnapPoint | null } {
  const start = snapTime(range.startMs + deltaMs, points, toleranceMs);
  const end = snapTime(range.endMs + deltaMs, points, toleranceMs);
  const byStart = start.timeMs - range.startMs;
  const byEnd = end.timeMs - range.endMs;
  if (start.point === null) return { deltaMs: byEnd, point: end.point };
  if (end.point === null) return { deltaMs: byStart, point: start.point };
  const startDistance = Math.abs(byStart - deltaMs);
  const endDistance = Math.abs(byEnd - deltaMs);
  const startWins =
    startDistance < endDistance ||
    (startDistance === endDistance && priority[start.point.kind] <= priority[end.point.kind]);
  return startWins ? { deltaMs: byStart, point: start.point } : { deltaMs: byEnd, point: end.point };
}

function better(timeMs: number, a: SnapPoint | undefined, b: SnapPoint | undefined): SnapPoint | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const byDistance = Math.abs(a.timeMs - timeMs) - Math.abs(b.timeMs - timeMs);
  return (byDistance || priority[a.kind] - priority[b.kind]) <= 0 ? a : b;
}

function firstAtOrAfter(points: readonly SnapPoint[], timeMs: number): number {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (points[middle]!.timeMs < timeMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
