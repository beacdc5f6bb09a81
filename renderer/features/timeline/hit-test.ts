/** What lies under the pointer. */
import type { Chapter } from '../../../core/project/project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import type { CueIndex } from '../../player/cue-index.ts';
import { firstReaching, firstStartingAt } from '../../player/cue-index.ts';
import type { TimelineLayout } from './layout.ts';
import { laneAt } from './layout.ts';
import type { TimelineView } from './view.ts';
import { timeAtX, xAtTime } from './view.ts';

type CuePart = 'body' | 'start' | 'end';

export type Hit =
  | { readonly on: 'ruler' | 'thumbnails' | 'shots' | 'waveform' | 'chapters' | 'nothing' }
  | { readonly on: 'chapter'; readonly chapter: Chapter }
  | { readonly on: 'track'; readonly trackId: string }
  | { readonly on: 'cue'; readonly trackId: string; readonly cue: TrackCue; readonly part: CuePart };

interface HitScene {
  readonly view: TimelineView;
  readonly layout: TimelineLayout;
  readonly indexOf: (trackId: string) => CueIndex;
  readonly chapters: readonly Chapter[];
  readonly activeTrackId: string | null;
  /** Its edges can be taken in the waveform, too. */
  readonly currentCue: TrackCue | null;
}

/** An edge is taken this far outside its block, and this far inside when the block is wide. */
const OUTSIDE_PX = 6;
const INSIDE_PX = 9;
/** So much of a block's middle always moves it, however narrow it is. */
const BODY_SHARE = 0.34;
const CHAPTER_LABEL_PX = 110;

export function hitTest(scene: HitScene, x: number, y: number): Hit {
  const lane = laneAt(scene.layout, y);
  if (lane === null) return { on: 'nothing' };
  switch (lane.kind) {
    case 'track':
      return hitTrack(scene, lane.trackId!, x);
    case 'chapters':
      return hitChapter(scene, x);
    case 'waveform':
      return hitWaveform(scene, x);
    case 'ruler':
    case 'thumbnails':
    case 'shots':
      return { on: lane.kind };
  }
}

function hitTrack(scene: HitScene, trackId: string, x: number): Hit {
  const found = cueAtX(scene.indexOf(trackId), scene.view, x, scene.currentCue?.id ?? null);
  if (found === null) return { on: 'track', trackId };
  const part = trackId === scene.activeTrackId ? found.part : 'body';
  return { on: 'cue', trackId, cue: found.cue, part };
}

/** The cue whose zones hold `x`; among several the current one, then the one whose edge is nearest. */
export function cueAtX(
  index: CueIndex,
  view: TimelineView,
  x: number,
  currentCueId: string | null,
): { readonly cue: TrackCue; readonly part: CuePart } | null {
  const reachMs = OUTSIDE_PX * view.msPerPixel;
  const timeMs = timeAtX(view, x);
  const end = firstStartingAt(index.cues, timeMs + reachMs);
  let best: { cue: TrackCue; part: CuePart; distance: number } | null = null;
  for (let i = firstReaching(index, timeMs - reachMs); i < end; i += 1) {
    const cue = index.cues[i]!;
    const zone = zoneAt(xAtTime(view, cue.startMs), xAtTime(view, cue.endMs), x);
    if (zone === null) continue;
    const distance = cue.id === currentCueId ? -1 : zone.distance;
    if (best === null || distance < best.distance) best = { cue, part: zone.part, distance };
  }
  return best;
}

function zoneAt(left: number, right: number, x: number): { part: CuePart; distance: number } | null {
  if (x < left - OUTSIDE_PX || x > right + OUTSIDE_PX) return null;
  const inside = Math.min(INSIDE_PX, ((right - left) * (1 - BODY_SHARE)) / 2);
  // Where two cues touch, each side of the edge is its own cue's.
  const aside = x < left || x > right ? 0.5 : 0;
  if (x <= left + inside) return { part: 'start', distance: Math.abs(x - left) + aside };
  if (x >= right - inside) return { part: 'end', distance: Math.abs(x - right) + aside };
  return { part: 'body', distance: 0 };
}

function hitChapter(scene: HitScene, x: number): Hit {
  const { chapters, view } = scene;
  const at = chapters.findLastIndex(({ startMs }) => xAtTime(view, startMs) - OUTSIDE_PX <= x);
  const chapter = chapters[at];
  if (chapter === undefined) return { on: 'chapters' };
  const left = xAtTime(view, chapter.startMs);
  const next = chapters[at + 1];
  const right = Math.min(
    left + CHAPTER_LABEL_PX,
    next === undefined ? Infinity : xAtTime(view, next.startMs),
  );
  return x <= right ? { on: 'chapter', chapter } : { on: 'chapters' };
}

function hitWaveform(scene: HitScene, x: number): Hit {
  const { currentCue, activeTrackId, view } = scene;
  if (currentCue === null || activeTrackId === null) return { on: 'waveform' };
  const reach = OUTSIDE_PX;
  const left = xAtTime(view, currentCue.startMs);
  const right = xAtTime(view, currentCue.endMs);
  if (right - left < 2 * reach) return { on: 'waveform' };
  for (const [edge, part] of [
    [left, 'start'],
    [right, 'end'],
  ] as const) {
    if (Math.abs(x - edge) <= reach) return { on: 'cue', trackId: activeTrackId, cue: currentCue, part };
  }
  return { on: 'waveform' };
}

/** Cues of the track that a marquee between two places touches. */
export function cuesBetween(index: CueIndex, fromMs: number, toMs: number): readonly TrackCue[] {
  const [startMs, endMs] = fromMs <= toMs ? [fromMs, toMs] : [toMs, fromMs];
  const end = firstStartingAt(index.cues, endMs);
  return index.cues.slice(firstReaching(index, startMs), end).filter((cue) => cue.endMs > startMs);
}
