import { durationMsRequired, gapFault, gapMsRequired, staysWithinMs } from '../profiles/limits.ts';
import { profileOfCue } from '../profiles/profiles.ts';
import type { Edit } from '../project/project.ts';
import type { TrackCue } from '../project/track-cue.ts';
import type { EditContext } from './edit-context.ts';
import { indicesOfCues, minCueMs } from './edit-context.ts';
import type { TimeRules } from './frame-grid.ts';
import { atOrAfterFrame, atOrBeforeFrame, earliestStartAfter, latestEndBefore } from './frame-grid.ts';
import { cueEdit } from './make-edit.ts';
import { withTimes } from './trim.ts';

/** A cue's times while they are changed, and its text, which decides how long it must stay. */
export interface TimedText {
  startMs: number;
  endMs: number;
  readonly text: string;
  readonly language?: string | undefined;
}

/**
 * Brings the gaps after the chosen cues (all for `null`) to what the profile asks for: those that it closes are closed
 * by a later end, unless the cue would then last too long; too small ones are widened.
 */
export function fixGaps(c: EditContext, cueIds: Iterable<string> | null): Edit | null {
  return changePairs(c, cueIds, 'edit.fixGaps', widenOrCloseGap);
}

/**
 * Parts cues that overlap after the chosen ones (all for `null`): the earlier ends the smallest gap before the later
 * starts. Where it would last too short, the later starts later, and where both would, they share the time.
 */
export function fixOverlaps(c: EditContext, cueIds: Iterable<string> | null): Edit | null {
  return changePairs(c, cueIds, 'edit.fixOverlaps', partOverlap);
}

/** Mends the gap between two cues that do not overlap. */
export function widenOrCloseGap(rules: TimeRules, previous: TimedText, next: TimedText): void {
  const { profile, frameRate } = rules;
  const fault = gapFault(next.startMs - previous.endMs, profile, frameRate);
  const endMs = latestEndBefore(rules, next.startMs);
  if (fault === 'gap-not-closed') {
    const durationMs = endMs - previous.startMs;
    const longest = profile.maxDurationMs ?? Infinity;
    if (staysWithinMs(durationMs, longest)) previous.endMs = endMs;
  } else if (fault === 'gap-too-small') {
    const startMs = earliestStartAfter(rules, previous.endMs);
    if (endMs - previous.startMs >= minMs(rules, previous)) previous.endMs = endMs;
    else if (next.endMs - startMs >= minMs(rules, next)) next.startMs = startMs;
    else if (endMs - previous.startMs >= minCueMs(rules)) previous.endMs = endMs;
  }
}

/** Mends the overlap of two cues. */
export function partOverlap(rules: TimeRules, previous: TimedText, next: TimedText): void {
  if (next.startMs >= previous.endMs) return;
  const endMs = latestEndBefore(rules, next.startMs);
  const keptEndMs = atOrAfterFrame(rules, previous.startMs + minMs(rules, previous));
  const keptStartMs = earliestStartAfter(rules, keptEndMs);
  if (endMs - previous.startMs >= minMs(rules, previous)) {
    previous.endMs = endMs;
  } else if (keptStartMs <= next.endMs - minMs(rules, next)) {
    previous.endMs = keptEndMs;
    next.startMs = keptStartMs;
  } else {
    shareTime(rules, previous, next);
  }
}

/** How long a cue must stay: to be read, but no longer than it does now. */
function minMs(rules: TimeRules, cue: TimedText): number {
  const needed = Math.min(
    durationMsRequired(cue.text, profileOfCue(cue, rules.profile)),
    cue.endMs - cue.startMs,
  );
  return Math.max(minCueMs(rules), needed);
}

/** Half each of the time from the first start to the last end, with the gap where there is room for it. */
function shareTime(rules: TimeRules, previous: TimedText, next: TimedText): void {
  const endMs = Math.max(previous.endMs, next.endMs);
  const roomMs = endMs - previous.startMs;
  const least = minCueMs(rules);
  if (roomMs < 2 * least) return;
  const gapMs = Math.min(gapMsRequired(rules.profile, rules.frameRate), roomMs - 2 * least);
  const halfMs = previous.startMs + Math.floor((roomMs - gapMs) / 2);
  const onFrame = atOrBeforeFrame(rules, halfMs);
  previous.endMs = onFrame - previous.startMs >= least ? onFrame : halfMs;
  next.startMs = previous.endMs + gapMs;
  next.endMs = Math.max(next.endMs, endMs);
}

/** Goes over each chosen cue and the one after it; `change` may change the times of both. */
function changePairs(
  c: EditContext,
  cueIds: Iterable<string> | null,
  key: 'edit.fixGaps' | 'edit.fixOverlaps',
  change: (rules: TimeRules, previous: TimedText, next: TimedText) => void,
): Edit | null {
  const chosen = new Set(indicesOfCues(c.cues, cueIds));
  const times: TimedText[] = c.cues.map(({ startMs, endMs, text, language }) => ({
    startMs,
    endMs,
    text,
    language,
  }));
  // The gap before a cue is that to the cue which ends last among those before, as the checker measures it.
  let last = 0;
  for (let index = 1; index < times.length; index++) {
    if (chosen.has(last)) change(c, times[last]!, times[index]!);
    if (times[index]!.endMs >= times[last]!.endMs) last = index;
  }
  const changes = c.cues.flatMap((before, index) => withChangedTimes(before, times[index]!));
  return cueEdit(c, key, { count: changes.length }, changes);
}

function withChangedTimes(
  before: TrackCue,
  times: TimedText,
): readonly { readonly before: TrackCue; readonly after: TrackCue }[] {
  const after = withTimes(before, times.startMs, times.endMs);
  return after === before ? [] : [{ before, after }];
}
