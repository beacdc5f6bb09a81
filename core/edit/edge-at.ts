import type { EditContext } from './edit-context.ts';
import { indexOfCue } from './edit-context.ts';
import {
  atOrBeforeFrame,
  earliestStartAfter,
  endOfFrameAt,
  latestEndBefore,
  nearFrame,
} from './frame-grid.ts';

export interface EdgePlace {
  readonly edge: 'start' | 'end';
  readonly timeMs: number;
  /**
   * What is meant there: the `frame` that is seen, which the cue then begins or ends with (the out point includes its
   * frame, as in editing programs), or a `moment` that is heard or pointed at.
   */
  readonly meant: 'frame' | 'moment';
}

/**
 * Where an edge of a cue goes when it is set at a time: on a frame ([Note: Frame grid]), and not into the gap beside a
 * neighbour that the guideline wants kept; a time within the neighbour itself is taken as it is, for it was chosen.
 */
export function edgeAt(c: EditContext, cueId: string, { edge, timeMs, meant }: EdgePlace): number {
  const index = indexOfCue(c.cues, cueId);
  if (edge === 'start') {
    const startMs = meant === 'frame' ? atOrBeforeFrame(c, timeMs) : nearFrame(c, timeMs);
    const before = c.cues.slice(0, Math.max(0, index));
    const endMs = before.reduce((latest, cue) => Math.max(latest, cue.endMs), -Infinity);
    const earliestMs = before.length === 0 ? -Infinity : earliestStartAfter(c, endMs);
    return startMs >= endMs && startMs < earliestMs ? earliestMs : startMs;
  }
  const endMs = meant === 'frame' ? endOfFrameAt(c, timeMs) : nearFrame(c, timeMs);
  const [cue, next] = index < 0 ? [] : c.cues.slice(index, index + 2);
  if (cue === undefined || next === undefined) return endMs;
  const latestMs = latestEndBefore(c, next.startMs);
  return endMs <= next.startMs && endMs > latestMs && latestMs > cue.startMs ? latestMs : endMs;
}
