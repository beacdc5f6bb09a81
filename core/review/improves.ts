/**
 * [Note: Safe fixes] What a fix does is looked at as a person would look at it: with the checker. It is safe when fewer
 * problems are left in the cues that it touches and those around them, none of a kind is new, and none that stays is
 * worse than it was.
 */
import type { TrackCue } from '../project/track-cue.ts';
import { compareCues } from '../project/track-cue.ts';
import { findingsOf, findLastEnding, type Finding } from './judge-cues.ts';
import { cuesLookedBack } from './repetition.ts';
import type { ReviewCode, ReviewOptions } from './review-problem.ts';

/** Times are whole milliseconds, speeds are rounded. */
const tolerance = 1;

export interface FixedCues {
  readonly previous: TrackCue | null;
  /** What stands in the cue's place: none, it, or its parts. */
  readonly cues: readonly TrackCue[];
}

export interface ProposedFix {
  /** The cues before, as they are by now, and the place of the one that ends last; -1: there is none. */
  readonly earlier: readonly TrackCue[];
  readonly last: number;
  readonly cue: TrackCue;
  readonly fix: FixedCues;
  /** The whole track, as far as it is not mended yet, and the place of the cue there. */
  readonly cues: readonly TrackCue[];
  readonly index: number;
}

/** How many cues behind a fix are looked at, at most, however long one lasts. */
const maxLookedAt = 200;

/** See [Note: Safe fixes]. */
export function isSafe(proposed: ProposedFix, options: ReviewOptions): boolean {
  const { earlier, last, cue, fix, cues, index } = proposed;
  const from = Math.max(0, earlier.length - cuesLookedBack - 1);
  const near = earlier.slice(from);
  const previous = earlier[last];
  const head = previous === undefined || last >= from ? near : [previous, ...near];
  const mended = head.map((one) => (one === previous ? (fix.previous ?? one) : one));
  const rest = cues.slice(index + 1, endOfReach(cues, index, [cue, ...fix.cues, ...head, ...mended]));
  const after = [...mended, ...fix.cues, ...rest];
  // A cue that passes another has other neighbours than those looked at.
  if (after.some((one, i) => i > 0 && compareCues(after[i - 1]!, one) > 0)) return false;
  return improves([...head, cue, ...rest], after, options);
}

/** Behind the last cue whose problems may hang on one of the touched. */
function endOfReach(cues: readonly TrackCue[], index: number, touched: readonly TrackCue[]): number {
  const endMs = touched.reduce((latest, one) => Math.max(latest, one.endMs), 0);
  let to = Math.min(cues.length, index + cuesLookedBack + 2);
  const limit = Math.min(cues.length, index + maxLookedAt);
  while (to < limit && cues[to - 1]!.startMs <= endMs) to += 1;
  return to;
}

/** Both lists: the same stretch of a track, in order, with all that the changed cues have to do with. */
function improves(before: readonly TrackCue[], after: readonly TrackCue[], options: ReviewOptions): boolean {
  const [old, now] = [findIn(before, options), findIn(after, options)];
  if (now.count >= old.count) return false;
  for (const [code, count] of now.byCode) if (count > (old.byCode.get(code) ?? 0)) return false;
  for (const [key, finding] of now.byKey) {
    const same = old.byKey.get(key);
    if (same !== undefined && excess(finding) > excess(same) + tolerance) return false;
  }
  return true;
}

interface Found {
  readonly count: number;
  readonly byCode: ReadonlyMap<ReviewCode, number>;
  /** By cue and code. */
  readonly byKey: ReadonlyMap<string, Finding>;
}

function findIn(cues: readonly TrackCue[], options: ReviewOptions): Found {
  const byCode = new Map<ReviewCode, number>();
  const byKey = new Map<string, Finding>();
  for (const [i, findings] of findingsOf(cues, 0, cues.length, findLastEnding(cues), options).entries()) {
    for (const finding of findings) {
      byCode.set(finding.code, (byCode.get(finding.code) ?? 0) + 1);
      byKey.set(`${cues[i]!.id}:${finding.code}`, finding);
    }
  }
  return { count: byKey.size, byCode, byKey };
}

/** How far beyond what is allowed. */
function excess({ measured, limit }: Finding): number {
  return measured === null || limit === null ? 0 : Math.abs(measured - limit);
}
