import type { TrackCue } from '../project/track-cue.ts';
import { findLastEnding, judgeStretch } from './judge-cues.ts';
import { cuesLookedBack } from './repetition.ts';
import type { ReviewOptions, ReviewProblem } from './review-problem.ts';
import { sameOptions } from './same-options.ts';

/**
 * Everything in a track that deserves a look, in the order of its cues; one problem for each cue and code, the worst.
 *
 * [Note: Live review] The page reviews at every frame of a drag, so the last reviews are remembered: what stands
 * before and behind the changed cues is taken over from the one most alike, and only the neighbourhood is judged.
 */
export function reviewTrack(cues: readonly TrackCue[], options: ReviewOptions): readonly ReviewProblem[] {
  const alike = remembered.filter((review) => sameOptions(review.options, options));
  const known = alike.find((review) => review.cues === cues);
  if (known !== undefined) return known.problems;
  const review = makeReview(cues, options, alike);
  remembered.unshift(review);
  remembered.length = Math.min(remembered.length, reviewsRemembered);
  return review.problems;
}

interface Review {
  readonly options: ReviewOptions;
  readonly cues: readonly TrackCue[];
  readonly lastEnding: Int32Array;
  readonly problems: readonly ReviewProblem[];
  /** Where each cue's problems begin in `problems`, and how many there are at the end. */
  readonly offsets: Uint32Array;
}

/** Two tracks side by side, each as it is and as it is dragged. */
const reviewsRemembered = 4;
const remembered: Review[] = [];

function makeReview(cues: readonly TrackCue[], options: ReviewOptions, alike: readonly Review[]): Review {
  const lastEnding = findLastEnding(cues);
  const base = mostAlike(cues, alike);
  const from = base === null ? 0 : endOfSameStart(cues, base.cues);
  const to = base === null ? cues.length : startOfSameEnd(cues, lastEnding, base, from);
  const problems = base?.problems.slice(0, base.offsets[from]) ?? [];
  const offsets = new Uint32Array(cues.length + 1);
  if (base !== null) offsets.set(base.offsets.subarray(0, from));
  for (const [i, found] of judgeStretch(cues, from, to, lastEnding, options).entries()) {
    offsets[from + i] = problems.length;
    for (const problem of found) problems.push(problem);
  }
  if (base !== null) {
    const moved = problems.length - base.offsets[to + base.cues.length - cues.length]!;
    for (let i = to; i < cues.length; i++) {
      offsets[i] = base.offsets[i + base.cues.length - cues.length]! + moved;
    }
    const rest = base.offsets[to + base.cues.length - cues.length]!;
    for (let i = rest; i < base.problems.length; i++) problems.push(base.problems[i]!);
  }
  offsets[cues.length] = problems.length;
  return { options: base?.options ?? options, cues, lastEnding, problems, offsets };
}

function mostAlike(cues: readonly TrackCue[], alike: readonly Review[]): Review | null {
  let best: Review | null = null;
  let bestLength = cuesLookedBack;
  for (const review of alike) {
    const start = sameStart(cues, review.cues);
    const length = start + sameEnd(cues, review.cues, start);
    if (length > bestLength) [best, bestLength] = [review, length];
  }
  return best;
}

/** How many cues at the beginning are the same, together with the one after them: problems hang on it, too. */
function endOfSameStart(cues: readonly TrackCue[], before: readonly TrackCue[]): number {
  const start = sameStart(cues, before);
  return start === cues.length && start === before.length ? start : Math.max(0, start - 1);
}

/** Where the cues begin that are judged as before: those looked back to are the same, and what the gap is measured from. */
function startOfSameEnd(
  cues: readonly TrackCue[],
  lastEnding: Int32Array,
  base: Review,
  from: number,
): number {
  const shift = base.cues.length - cues.length;
  let to = Math.max(
    from,
    cues.length - sameEnd(cues, base.cues, sameStart(cues, base.cues)) + cuesLookedBack,
  );
  while (to < cues.length && cues[lastEnding[to]!] !== base.cues[base.lastEnding[to + shift]!]) to += 1;
  return Math.min(to, cues.length);
}

function sameStart(a: readonly TrackCue[], b: readonly TrackCue[]): number {
  const length = Math.min(a.length, b.length);
  let i = 0;
  while (i < length && a[i] === b[i]) i += 1;
  return i;
}

/** Not more than stand behind the same start. */
function sameEnd(a: readonly TrackCue[], b: readonly TrackCue[], start: number): number {
  const length = Math.min(a.length, b.length) - start;
  let i = 0;
  while (i < length && a[a.length - 1 - i] === b[b.length - 1 - i]) i += 1;
  return i;
}
