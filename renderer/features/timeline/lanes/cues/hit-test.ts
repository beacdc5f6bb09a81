/** Which cue lies under the pointer. */
import type { TrackCue } from '../../../../../core/project/track-cue.ts';
import type { CueIndex } from '../../../../player/cue-index.ts';
import { firstReaching, firstStartingAt } from '../../../../player/cue-index.ts';
import type { TimelineView } from '../../../../workspace/timeline/view.ts';
import { timeAtX, xAtTime } from '../../../../workspace/timeline/view.ts';

export type CuePart = 'body' | 'start' | 'end';

/** An edge is taken this far outside its block, and this far inside when the block is wide. */
const outsidePx = 6;
const insidePx = 9;
/** So much of a block's middle always moves it, however narrow it is. */
const bodyShare = 0.34;

/**
 * The cue whose zones hold `x`; among several the current one, then the one whose edge is nearest. `isThere`: whether
 * the cue at this place of the index stands at the height in question.
 */
export function cueAtX(
  index: CueIndex,
  view: TimelineView,
  x: number,
  currentCueId: string | null,
  isThere: (at: number) => boolean = () => true,
): { readonly cue: TrackCue; readonly part: CuePart } | null {
  const reachMs = outsidePx * view.msPerPixel;
  const timeMs = timeAtX(view, x);
  const end = firstStartingAt(index.cues, timeMs + reachMs);
  let best: { cue: TrackCue; part: CuePart; distance: number } | null = null;
  for (let i = firstReaching(index, timeMs - reachMs); i < end; i += 1) {
    const cue = index.cues[i]!;
    const zone = zoneAt(xAtTime(view, cue.startMs), xAtTime(view, cue.endMs), x);
    if (zone === null || !isThere(i)) continue;
    const distance = cue.id === currentCueId ? -1 : zone.distance;
    if (best === null || distance < best.distance) best = { cue, part: zone.part, distance };
  }
  return best;
}

function zoneAt(left: number, right: number, x: number): { part: CuePart; distance: number } | null {
  if (x < left - outsidePx || x > right + outsidePx) return null;
  const inside = Math.min(insidePx, ((right - left) * (1 - bodyShare)) / 2);
  // Where two cues touch, each side of the edge is its own cue's.
  const aside = x < left || x > right ? 0.5 : 0;
  if (x <= left + inside) return { part: 'start', distance: Math.abs(x - left) + aside };
  if (x >= right - inside) return { part: 'end', distance: Math.abs(x - right) + aside };
  return { part: 'body', distance: 0 };
}

/** The edge of the cue that can be taken at `x`, away from its block; null: too narrow to tell them apart. */
export function edgeAtX(view: TimelineView, cue: TrackCue, x: number): 'start' | 'end' | null {
  const left = xAtTime(view, cue.startMs);
  const right = xAtTime(view, cue.endMs);
  if (right - left < 2 * outsidePx) return null;
  if (Math.abs(x - left) <= outsidePx) return 'start';
  return Math.abs(x - right) <= outsidePx ? 'end' : null;
}

/** Cues of the track that a marquee between two places touches. */
export function cuesBetween(index: CueIndex, fromMs: number, toMs: number): readonly TrackCue[] {
  const [startMs, endMs] = fromMs <= toMs ? [fromMs, toMs] : [toMs, fromMs];
  const end = firstStartingAt(index.cues, endMs);
  return index.cues.slice(firstReaching(index, startMs), end).filter((cue) => cue.endMs > startMs);
}
