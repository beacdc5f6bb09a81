/** A review in steps short enough to come between frames. */
import type { TrackCue } from '../../../core/project/track-cue.ts';
import type { ReviewOptions, ReviewProblem } from '../../../core/review/review-problem.ts';
import { reviewTrack } from '../../../core/review/review-track.ts';

const cuesInStep = 300;

/**
 * `reviewTrack` remembers what it found about cues that stay ([Note: Live review]), so reviewing longer and longer
 * beginnings of the track, from where it differs from what was reviewed before, leaves little for the last step.
 */
export function* reviewSteps(
  cues: readonly TrackCue[],
  reviewedBefore: readonly TrackCue[],
  options: ReviewOptions,
): Generator<void, readonly ReviewProblem[]> {
  const [from, to] = changedRange(reviewedBefore, cues);
  for (let end = from + cuesInStep; end < to; end += cuesInStep) {
    reviewTrack(cues.slice(0, end), options);
    yield;
  }
  return reviewTrack(cues, options);
}

/** Where two lists differ: the first index and, in the second list, the one behind the last. */
function changedRange(before: readonly TrackCue[], after: readonly TrackCue[]): readonly [number, number] {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from += 1;
  let same = 0;
  while (same < shorter - from && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  return [from, after.length - same];
}
