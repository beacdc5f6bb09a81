/** Boundaries in the order in which they are taken: the first ones make the few long chapters, all of them the many. */
import { posteriorOfCount } from './boundary-posterior.ts';
import type { Posterior } from './boundary-posterior.ts';
import type { SegmentScores } from './segment-scores.ts';

export interface RankedBoundary {
  /** Index among the candidates. */
  readonly place: number;
  /** Probability that one lies within a few seconds, 0 to 1. */
  readonly probability: number;
}

export interface Places {
  readonly scores: SegmentScores;
  /** For a boundary at each candidate, in nats. */
  readonly evidence: Float64Array;
  /** Where each candidate begins. */
  readonly startsMs: Float64Array;
  readonly durationMs: number;
  readonly sentenceCount: number;
}

/** The shortest chapter that YouTube takes. */
export const minChapterMs = 10_000;
/** How far off a boundary is nearly right: for people, and at most this part of a chapter. */
const tolerance = { minMs: 3000, maxMs: 25_000, part: 1 / 3 };
/** How far off the place is from the middle of what is probable. */
const centrePart = 1 / 3;

/**
 * `found` chapters are laid out best; fewer are made of these by leaving boundaries out, more by adding some, up to
 * `max` chapters. The boundaries come in the order in which they are taken.
 */
export function rankBoundaries(places: Places, found: number, max: number): readonly RankedBoundary[] {
  const posteriors = createPosteriors(places);
  const own = takeBoundaries(places, posteriors(found), found - 1);
  const ranked = [...orderOf(places, own, posteriors)];
  for (let count = found + 1; count <= max; count++) {
    const next = nextBoundary(places, posteriors(count), ranked);
    if (next === undefined) break;
    ranked.push(next);
  }
  return ranked;
}

/** Those first that answer for most where there are two chapters, three, and so on. */
function orderOf(
  places: Places,
  own: readonly RankedBoundary[],
  posteriors: (count: number) => Posterior,
): readonly RankedBoundary[] {
  const all = own.toSorted((a, b) => a.place - b.place);
  const left = new Set(all);
  const ordered: RankedBoundary[] = [];
  for (let count = 2; left.size > 0; count++) {
    const sums = answeredBy(places, all, posteriors(count));
    const worthOf = (boundary: RankedBoundary) => sums[all.indexOf(boundary)]!;
    const first = [...left].reduce((best, other) => (worthOf(other) > worthOf(best) ? other : best));
    left.delete(first);
    ordered.push(first);
  }
  return ordered;
}

/** The probability around each boundary that is nearer to no other one. */
function answeredBy(
  { startsMs, durationMs }: Places,
  boundaries: readonly RankedBoundary[],
  { probabilities, expected }: Posterior,
): Float64Array {
  const withinMs = toleranceOf(durationMs, expected);
  const sums = new Float64Array(boundaries.length);
  let nearest = 0;
  for (let at = 1; at < probabilities.length; at++) {
    const distanceTo = (index: number) => Math.abs(startsMs[boundaries[index]!.place]! - startsMs[at]!);
    while (nearest + 1 < boundaries.length && distanceTo(nearest + 1) <= distanceTo(nearest)) nearest += 1;
    const distanceMs = distanceTo(nearest);
    if (distanceMs < withinMs) sums[nearest]! += probabilities[at]! * (1 - distanceMs / withinMs);
  }
  return sums;
}

const stepUp = 1.4;

/** One for each of a few numbers of chapters; those between are served by the nearest. */
function createPosteriors({ scores, evidence }: Places): (count: number) => Posterior {
  const known = new Map<number, Posterior>();
  return (count) => {
    const near = count <= 4 ? count : Math.round(stepUp ** Math.round(Math.log(count) / Math.log(stepUp)));
    let posterior = known.get(near);
    if (posterior === undefined) known.set(near, (posterior = posteriorOfCount(scores, evidence, near)));
    return posterior;
  };
}

function takeBoundaries(places: Places, posterior: Posterior, count: number): readonly RankedBoundary[] {
  const taken: RankedBoundary[] = [];
  while (taken.length < count) {
    const next = nextBoundary(places, posterior, taken);
    if (next === undefined) break;
    taken.push(next);
  }
  return taken;
}

/** Where most probability lies that no boundary taken before answers for. */
function nextBoundary(
  places: Places,
  posterior: Posterior,
  taken: readonly RankedBoundary[],
): RankedBoundary | undefined {
  const { startsMs, durationMs } = places;
  const withinMs = toleranceOf(durationMs, posterior.expected);
  const left = Float64Array.from(posterior.probabilities);
  for (const { place } of taken) eachNear(startsMs, place, withinMs, (at) => (left[at] = 0));
  let best: RankedBoundary | undefined;
  for (let place = 1; place < left.length; place++) {
    if (!leavesRoom(places, taken, place)) continue;
    let probability = 0;
    eachNear(startsMs, place, withinMs, (at, distanceMs) => {
      probability += left[at]! * (1 - distanceMs / withinMs);
    });
    if (best === undefined || probability > best.probability) best = { place, probability };
  }
  if (best === undefined) return undefined;
  return { ...best, place: mostProbable(places, left, taken, best.place, withinMs * centrePart) };
}

function toleranceOf(durationMs: number, count: number): number {
  const { minMs, maxMs, part } = tolerance;
  return Math.min(maxMs, Math.max(minMs, (durationMs / Math.max(1, count)) * part));
}

/** Whether no chapter would be too short. */
function leavesRoom(
  { startsMs, durationMs }: Places,
  taken: readonly RankedBoundary[],
  place: number,
): boolean {
  const startMs = startsMs[place]!;
  if (startMs < minChapterMs || startMs > durationMs - minChapterMs) return false;
  return taken.every((other) => Math.abs(startsMs[other.place]! - startMs) >= minChapterMs);
}

function mostProbable(
  places: Places,
  left: Float64Array,
  taken: readonly RankedBoundary[],
  centre: number,
  withinMs: number,
): number {
  let best = centre;
  eachNear(places.startsMs, centre, withinMs, (at) => {
    if (at > 0 && left[at]! > left[best]! && leavesRoom(places, taken, at)) best = at;
  });
  return best;
}

function eachNear(
  startsMs: Float64Array,
  place: number,
  withinMs: number,
  visit: (at: number, distanceMs: number) => void,
): void {
  const ms = startsMs[place]!;
  for (let at = place; at >= 0 && ms - startsMs[at]! <= withinMs; at--) visit(at, ms - startsMs[at]!);
  for (let at = place + 1; at < startsMs.length && startsMs[at]! - ms <= withinMs; at++) {
    visit(at, startsMs[at]! - ms);
  }
}
