/** What a dragged edge may snap to: only points within reach of where it is are gathered. */
import type { TimeRules } from '../../../core/edit/frame-grid.ts';
import type { SnapPoint } from '../../../core/edit/snap.ts';
import { snapPointsOf } from '../../../core/edit/snap.ts';
import type { CueIndex } from '../../player/cue-index.ts';
import { firstReaching, firstStartingAt } from '../../player/cue-index.ts';

export interface SnapScene {
  readonly playheadMs: number;
  /** The track that is edited. */
  readonly active: CueIndex;
  /** A translation snaps to its source. */
  readonly others: readonly CueIndex[];
  readonly shotChanges: readonly number[];
  readonly speech: readonly { readonly startMs: number; readonly endMs: number }[];
  /** Smallest gap of the profile: an edge also snaps that far from its neighbour. */
  readonly gapMs: number;
  /** null: there is no track whose frames and gaps are to be kept. */
  readonly rules: TimeRules | null;
}

interface Span {
  readonly id: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** Points within `reachMs` of one of the times, in the order that `snapTime` needs. */
export function snapPointsNear(
  scene: SnapScene,
  timesMs: readonly number[],
  reachMs: number,
  moving: ReadonlySet<string>,
): readonly SnapPoint[] {
  const isNear = (timeMs: number): boolean => timesMs.some((each) => Math.abs(each - timeMs) <= reachMs);
  const cues = timesMs.flatMap((timeMs) => [
    ...spansNear(scene.active, timeMs, reachMs, scene.gapMs),
    ...scene.others.flatMap((index) => spansNear(index, timeMs, reachMs, 0)),
  ]);
  const points = snapPointsOf({
    playheadMs: scene.playheadMs,
    cues,
    except: moving,
    shotChanges: scene.shotChanges.filter(isNear),
    speech: scene.speech.filter(({ startMs, endMs }) => isNear(startMs) || isNear(endMs)),
  });
  return points.filter((point) => isNear(point.timeMs));
}

function spansNear(index: CueIndex, timeMs: number, reachMs: number, gapMs: number): readonly Span[] {
  const end = firstStartingAt(index.cues, timeMs + reachMs + gapMs + 1);
  const cues = index.cues.slice(firstReaching(index, timeMs - reachMs - gapMs - 1), end);
  if (gapMs === 0) return cues;
  return cues.flatMap((cue) => [
    cue,
    { id: cue.id, startMs: Math.max(0, cue.startMs - gapMs), endMs: cue.endMs + gapMs },
  ]);
}
