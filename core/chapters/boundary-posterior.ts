/**
 * The probability of a boundary at each place, over all ways to cut the text (forward-backward algorithm of a
 * semi-Markov chain). A price for each boundary decides how many there are.
 */
import type { SegmentScores } from './segment-scores.ts';

export interface Posterior {
  /** Of a boundary at each candidate; 0 at the first one, where the text begins. */
  readonly probabilities: Float64Array;
  /** Segments that are expected. */
  readonly expected: number;
  /** Nats for each boundary. */
  readonly price: number;
}

/** Less than this share of the best way into a place does not count. */
const negligible = -24;

/** `evidence`: for a boundary at each candidate, in nats. */
export function boundaryPosterior(scores: SegmentScores, evidence: Float64Array, price: number): Posterior {
  const { width, values } = scores;
  const count = width - 1;
  const { forward, expected } = forwardPass(scores, evidence, price);
  const backward = new Float64Array(width);
  for (let from = count - 1; from >= 0; from--) {
    let best = -Infinity;
    for (let to = from + 1; to < width; to++)
      best = Math.max(best, values[to * width + from]! + backward[to]!);
    let sum = 0;
    for (let to = from + 1; to < width; to++) {
      const part = values[to * width + from]! + backward[to]! - best;
      if (part > negligible) sum += Math.exp(part);
    }
    backward[from] = best + Math.log(sum) + (from === 0 ? 0 : evidence[from]! - price);
  }
  const probabilities = new Float64Array(count);
  for (let at = 1; at < count; at++)
    probabilities[at] = Math.exp(forward[at]! + backward[at]! - forward[count]!);
  return { probabilities, expected, price };
}

/** Segments expected at a price, without the probabilities. */
export function expectedSegments(scores: SegmentScores, evidence: Float64Array, price: number): number {
  return forwardPass(scores, evidence, price).expected;
}

/** Forward weights do not hold the evidence of the place itself, backward weights do. */
function forwardPass({ width, values }: SegmentScores, evidence: Float64Array, price: number) {
  const forward = new Float64Array(width);
  const segments = new Float64Array(width);
  const entry = new Float64Array(width);
  for (let to = 1; to < width; to++) {
    const row = to * width;
    let best = -Infinity;
    for (let from = 0; from < to; from++) {
      const worth = entry[from]! + values[row + from]!;
      if (worth > best) best = worth;
    }
    let sum = 0;
    let counted = 0;
    for (let from = 0; from < to; from++) {
      const part = entry[from]! + values[row + from]! - best;
      if (part <= negligible) continue;
      const share = Math.exp(part);
      sum += share;
      counted += share * (segments[from]! + 1);
    }
    forward[to] = best + Math.log(sum);
    segments[to] = counted / sum;
    entry[to] = forward[to]! + (evidence[to] ?? 0) - price;
  }
  return { forward, expected: segments[width - 1]! };
}

/** Nats for each boundary between which the price is looked for, and how near the number comes, as a logarithm. */
const priceRange = { from: -60, to: 500, tolerance: 0.02, steps: 40 };

/** The posterior whose expected number of segments is `count`, as near as there is one. */
export function posteriorOfCount(scores: SegmentScores, evidence: Float64Array, count: number): Posterior {
  return boundaryPosterior(scores, evidence, priceOfCount(scores, evidence, count));
}

/** The number falls as the price rises: halved intervals far away, straight lines through its logarithm near by. */
function priceOfCount(scores: SegmentScores, evidence: Float64Array, count: number): number {
  let low = { price: priceRange.from, over: Math.log(scores.width / count) };
  let high = { price: priceRange.to, over: -Math.log(count) };
  for (let step = 0; step < priceRange.steps; step++) {
    const slope = low.over / (low.over - high.over);
    const share = step % 3 === 2 || high.price - low.price > 30 ? 0.5 : Math.min(0.95, Math.max(0.05, slope));
    const price = low.price + share * (high.price - low.price);
    const over = Math.log(expectedSegments(scores, evidence, price) / count);
    if (Math.abs(over) <= priceRange.tolerance || high.price - low.price < priceRange.tolerance) return price;
    if (over > 0) low = { price, over };
    else high = { price, over };
  }
  return (low.price + high.price) / 2;
}
