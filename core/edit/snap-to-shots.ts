import type { ShotContext } from '../check/shot-rules.ts';
import { snapInTime, snapOutTime } from '../check/shot-rules.ts';
import { durationMsRequired, gapMsRequired } from '../profiles/limits.ts';
import { profileOfCue } from '../profiles/profiles.ts';
import type { Edit } from '../project/project.ts';
import type { TrackCue } from '../project/track-cue.ts';
import type { EditContext } from './edit-context.ts';
import { indicesOfCues, minCueMs } from './edit-context.ts';
import type { CueChange } from './make-edit.ts';
import { cueEdit } from './make-edit.ts';
import { withTimes } from './trim.ts';

/**
 * Moves starts and ends that stand near a cut to where [Note: Shot rules] wants them, as long as the text can still be
 * read and no neighbour is touched.
 */
export function snapToShots(
  c: EditContext,
  cueIds: Iterable<string> | null,
  shotChanges: readonly number[],
): Edit | null {
  const shots: ShotContext = {
    profile: c.profile,
    frameRate: c.frameRate,
    shotChanges: shotChanges.toSorted((a, b) => a - b),
  };
  const chosen = new Set(indicesOfCues(c.cues, cueIds));
  const changes: CueChange[] = [];
  let freeFromMs = 0;
  const gapMs = gapMsRequired(c.profile, c.frameRate);
  for (const [index, cue] of c.cues.entries()) {
    let after = cue;
    if (chosen.has(index)) {
      const next = c.cues[index + 1];
      const room = { fromMs: freeFromMs, toMs: next === undefined ? Infinity : next.startMs - gapMs };
      const times = snappedTimes(cue, shots, room);
      after = withTimes(cue, times.startMs, times.endMs);
      if (after !== cue) changes.push({ before: cue, after });
    }
    freeFromMs = Math.max(freeFromMs, after.endMs + gapMs);
  }
  return cueEdit(c, 'edit.snapToShots', { count: changes.length }, changes);
}

/** Times by the rules, each only if it leaves the cue time to be read and stays in the room between neighbours. */
export function snappedTimes(
  cue: TrackCue,
  shots: ShotContext,
  room: { readonly fromMs: number; readonly toMs: number },
): { readonly startMs: number; readonly endMs: number } {
  const needed = Math.min(
    durationMsRequired(cue.text, profileOfCue(cue, shots.profile)),
    cue.endMs - cue.startMs,
  );
  const least = Math.max(minCueMs(shots), needed);
  const start = snapInTime(cue.startMs, shots);
  const moves = start >= Math.min(room.fromMs, cue.startMs) && cue.endMs - start >= least;
  const startMs = moves ? start : cue.startMs;
  const end = snapOutTime(startMs, cue.endMs, shots);
  const fits = end <= Math.max(room.toMs, cue.endMs) && end - startMs >= least;
  return { startMs, endMs: fits ? end : cue.endMs };
}
