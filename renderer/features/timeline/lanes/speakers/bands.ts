/** Where turns are on the lane. */
import type { Speaker, Spoken } from '../../../../editing/speakers.ts';
import { firstTurnReaching, type SpokenTurn } from '../../../../editing/speaker-turns.ts';
import { timeAtX, xAtTime, type TimelineView } from '../../../../workspace/timeline/view.ts';

export interface Band {
  readonly turn: SpokenTurn;
  readonly speaker: Speaker;
  /** Pixels of the surface. */
  readonly left: number;
  readonly right: number;
  /** Somebody else speaks already: it stands in the lower half of the lane, over the band of theirs. */
  readonly isLow: boolean;
}

/** Less is where one word ends and the next begins. */
const overlapMs = 60;

/** Those that are seen, by their start; of those within one pixel the first. */
export function bandsSeen({ turns, byName }: Spoken, view: TimelineView, widthPx: number): readonly Band[] {
  const bands: Band[] = [];
  const endMs = timeAtX(view, widthPx);
  let lastRight = -Infinity;
  for (let i = firstTurnReaching(turns, view.startMs); i < turns.turns.length; i += 1) {
    const turn = turns.turns[i]!;
    if (turn.startMs > endMs) break;
    if (turn.endMs <= view.startMs) continue;
    const left = xAtTime(view, turn.startMs);
    const right = Math.max(left + 1, xAtTime(view, turn.endMs));
    if (right - lastRight < 1) continue;
    lastRight = Math.max(lastRight, right);
    const isLow = i > 0 && turns.latestEnd[i - 1]! - turn.startMs > overlapMs;
    bands.push({ turn, speaker: byName.get(turn.speaker)!, left, right, isLow });
  }
  return bands;
}

/** The band under the pointer. `share`: how far down the lane it is, 0 to 1. */
export function bandAtX(bands: readonly Band[], x: number, share: number): Band | null {
  const there = bands.filter(({ left, right }) => x >= left && x < right);
  return (share < 0.5 ? there.find(({ isLow }) => !isLow) : undefined) ?? there.at(-1) ?? null;
}

/** Somebody stops and somebody else begins. */
export interface SpeakerChange {
  readonly before: SpokenTurn;
  readonly after: SpokenTurn;
  readonly timeMs: number;
}

/** A change is taken this far beside it. */
const reachPx = 5;

/** The change whose edge is at `x`: where a turn begins, or where the one before it ends. */
export function changeAtX({ turns }: Spoken, view: TimelineView, x: number): SpeakerChange | null {
  const near = changesNear(turns.turns, timeAtX(view, x - reachPx), timeAtX(view, x + reachPx));
  const distance = ({ before, after }: SpeakerChange): number =>
    Math.min(Math.abs(xAtTime(view, after.startMs) - x), Math.abs(xAtTime(view, before.endMs) - x));
  return near.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
}

function changesNear(turns: readonly SpokenTurn[], fromMs: number, toMs: number): readonly SpeakerChange[] {
  const found: SpeakerChange[] = [];
  // The turn that begins behind the pointer may belong to an end that is under it.
  for (let i = Math.max(1, firstStarting(turns, fromMs)); i < turns.length; i += 1) {
    const [before, after] = [turns[i - 1]!, turns[i]!];
    const isNear = (timeMs: number): boolean => timeMs >= fromMs && timeMs <= toMs;
    if (before.speaker !== after.speaker && (isNear(before.endMs) || isNear(after.startMs))) {
      found.push({ before, after, timeMs: after.startMs });
    }
    if (after.startMs > toMs) break;
  }
  return found;
}

/** The change next to a time; null where there is but one turn. */
export function changeNear(turns: readonly SpokenTurn[], timeMs: number): SpeakerChange | null {
  const at = firstStarting(turns, timeMs);
  const near = [turns[at - 2], turns[at - 1], turns[at], turns[at + 1]];
  const changes = near.flatMap((after, i) => {
    const before = near[i - 1];
    return before === undefined || after === undefined || before.speaker === after.speaker
      ? []
      : [{ before, after, timeMs: after.startMs }];
  });
  const distance = (change: SpeakerChange): number => Math.abs(change.timeMs - timeMs);
  return changes.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
}

function firstStarting(turns: readonly SpokenTurn[], timeMs: number): number {
  let low = 0;
  let high = turns.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (turns[middle]!.startMs >= timeMs) high = middle;
    else low = middle + 1;
  }
  return low;
}
