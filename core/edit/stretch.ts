import type { Edit } from '../project/project.ts';
import type { TrackCue } from '../project/track-cue.ts';
import type { FrameRate } from '../time/frame-rate.ts';
import { framesPerSecond } from '../time/frame-rate.ts';
import { clampWords, mapWords } from './cue-words.ts';
import type { EditContext } from './edit-context.ts';
import { indicesOfCues, minCueMs } from './edit-context.ts';
import { cueEdit, editedCue } from './make-edit.ts';

/** A time as it is and as it should be. */
export interface Anchor {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * Maps all times by the line through two anchors: what drifts is stretched, what is late is moved. Null for anchors
 * that set no line, or one that runs backwards.
 */
export function stretchCues(
  c: EditContext,
  cueIds: Iterable<string> | null,
  anchorA: Anchor,
  anchorB: Anchor,
): Edit | null {
  const scale = (anchorB.toMs - anchorA.toMs) / (anchorB.fromMs - anchorA.fromMs);
  if (!Number.isFinite(scale) || scale <= 0) return null;
  const changes = mapTimes(c, cueIds, (ms) => anchorA.toMs + (ms - anchorA.fromMs) * scale);
  return cueEdit(c, 'edit.stretch', { count: changes.length }, changes);
}

/** The times of a track that was made for a video at `from`, for the same video played at `to`. */
export function changeFrameRate(c: EditContext, from: FrameRate, to: FrameRate): Edit | null {
  const scale = (from.numerator * to.denominator) / (from.denominator * to.numerator);
  const changes = mapTimes(c, null, (ms) => ms * scale);
  return cueEdit(c, 'edit.changeFrameRate', { from: shownRate(from), to: shownRate(to) }, changes);
}

function mapTimes(
  c: EditContext,
  cueIds: Iterable<string> | null,
  timeOf: (ms: number) => number,
): readonly { readonly before: TrackCue; readonly after: TrackCue }[] {
  const whole = (ms: number): number => Math.max(0, Math.round(timeOf(ms)));
  return indicesOfCues(c.cues, cueIds).map((index) => {
    const before = c.cues[index]!;
    const startMs = whole(before.startMs);
    const endMs = Math.max(startMs + minCueMs(c), whole(before.endMs));
    const words = clampWords(mapWords(before.words, whole), { startMs, endMs });
    return {
      before,
      after: editedCue(before, { startMs, endMs, ...(words === undefined ? {} : { words }) }),
    };
  });
}

/** `23.976` */
function shownRate(rate: FrameRate): number {
  return Math.round(framesPerSecond(rate) * 1000) / 1000;
}
