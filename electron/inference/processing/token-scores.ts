import { logSumExp } from './log-sum-exp.ts';

export interface ScoredToken {
  readonly token: number;
  /** Natural log probability among the allowed tokens. */
  readonly logProb: number;
}

/** Tokens that may come, as a range of the row. */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
  readonly best: number;
  /** The likeliest of them, best first, as many as were asked for; absent: just the one. */
  readonly top?: readonly number[];
}

/** The tokens that remain after all rules, as ranges of the row, with the logarithm of their summed exp. */
export interface RowScores {
  /** Undefined when only timestamps remain. */
  readonly text: TokenRange | undefined;
  readonly timestamps: TokenRange | undefined;
  readonly logSum: number;
}

/** The likeliest allowed token; undefined when there is none. */
export function pickBest(logits: Float32Array, offset: number, scores: RowScores): ScoredToken | undefined {
  const text = scores.text ? (logits[scores.text.best] ?? 0) : -Infinity;
  const timestamp = scores.timestamps ? (logits[scores.timestamps.best] ?? 0) : -Infinity;
  const best = text >= timestamp ? scores.text?.best : scores.timestamps?.best;
  return best === undefined
    ? undefined
    : { token: best - offset, logProb: Math.max(text, timestamp) - scores.logSum };
}

/**
 * One token drawn at `temperature` above 0. Its log probability is that at temperature 1, as the reference
 * counts it for the average.
 *
 * @param random uniform in [0, 1)
 */
export function pickSample(
  logits: Float32Array,
  offset: number,
  scores: RowScores,
  temperature: number,
  random: number,
): ScoredToken | undefined {
  const ranges = [scores.text, scores.timestamps].filter((range) => range !== undefined);
  const top = Math.max(...ranges.map((range) => logits[range.best] ?? 0));
  let total = 0;
  for (const { from, to } of ranges) {
    for (let index = from; index < to; index++) total += Math.exp(((logits[index] ?? 0) - top) / temperature);
  }
  let left = random * total;
  let last = ranges[0]?.best;
  for (const { from, to } of ranges) {
    for (let index = from; index < to; index++) {
      const weight = Math.exp(((logits[index] ?? 0) - top) / temperature);
      if (weight === 0) continue;
      last = index;
      left -= weight;
      if (left < 0) return { token: index - offset, logProb: (logits[index] ?? 0) - scores.logSum };
    }
  }
  // Rounding can leave a crumb of `left` after the last token.
  return last === undefined
    ? undefined
    : { token: last - offset, logProb: (logits[last] ?? 0) - scores.logSum };
}

/** The `count` likeliest allowed tokens, best first. */
export function pickTop(
  logits: Float32Array,
  offset: number,
  scores: RowScores,
  count: number,
): ScoredToken[] {
  return [scores.text, scores.timestamps]
    .flatMap((range) => (range ? (range.top ?? topOfRange(logits, range.from, range.to, count)) : []))
    .map((index) => ({ token: index - offset, logProb: (logits[index] ?? 0) - scores.logSum }))
    .sort((a, b) => b.logProb - a.logProb)
    .slice(0, count);
}

/** Where the `count` largest values are, the largest first, of equals the first; without those of -Infinity. */
export function topOfRange(values: Float32Array, from: number, to: number, count: number): number[] {
  const top: number[] = [];
  let threshold = -Infinity;
  for (let index = nextAbove(values, from, to, threshold); index < to;) {
    const value = values[index] ?? 0;
    let at = top.length;
    while (at > 0 && (values[top[at - 1] ?? 0] ?? 0) < value) at--;
    top.splice(at, 0, index);
    if (top.length > count) top.pop();
    if (top.length === count) threshold = values[top[count - 1] ?? 0] ?? 0;
    index = nextAbove(values, index + 1, to, threshold);
  }
  return top;
}

/**
 * The first index from `from` on whose value is above the threshold, else `to`. Of tens of thousands of logits few
 * are, so eight are looked at together: that is five times as fast as one by one. What is no number is not above.
 */
function nextAbove(values: Float32Array, from: number, to: number, threshold: number): number {
  let index = from;
  for (const last = to - 8; index <= last; index += 8) {
    if (
      (values[index] ?? 0) > threshold ||
      (values[index + 1] ?? 0) > threshold ||
      (values[index + 2] ?? 0) > threshold ||
      (values[index + 3] ?? 0) > threshold ||
      (values[index + 4] ?? 0) > threshold ||
      (values[index + 5] ?? 0) > threshold ||
      (values[index + 6] ?? 0) > threshold ||
      (values[index + 7] ?? 0) > threshold
    )
      break;
  }
  while (index < to && !((values[index] ?? 0) > threshold)) index++;
  return Math.min(index, to);
}

/** Softmax over the whole row, without any rule: probability of `token` (no-speech, as the reference reads it). */
export function probabilityOf(logits: Float32Array, offset: number, length: number, token: number): number {
  const best = indexOfMax(logits, offset, offset + length);
  if (best < 0) return 0;
  const sum = logSumExp(logits, offset, offset + length, logits[best] ?? 0);
  return Math.exp((logits[offset + token] ?? 0) - sum);
}

/** -1 when the range is empty or holds nothing but -Infinity. */
export function indexOfMax(values: Float32Array, from: number, to: number): number {
  let best = -1;
  for (let index = nextAbove(values, from, to, -Infinity); index < to;) {
    best = index;
    index = nextAbove(values, index + 1, to, values[index] ?? 0);
  }
  return best;
}
