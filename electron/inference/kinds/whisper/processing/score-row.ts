import { logAddExp, logSumExp } from '../../../processing/log-sum-exp.ts';
import { indexOfMax, topOfRange } from '../../../processing/token-scores.ts';
import type { RowScores, TokenRange } from '../../../processing/token-scores.ts';
import type { AllowedTokens, TokenRules } from './token-rules.ts';

/**
 * Applies the rules to one row of logits, `[vocabularySize]` at `offset`; suppressed entries are overwritten
 * with -Infinity. When all timestamps together are likelier than any single text token, only they remain.
 *
 * @param count likeliest tokens that will be asked for
 */
export function scoreRow(
  logits: Float32Array,
  offset: number,
  rules: TokenRules,
  allowed: AllowedTokens,
  count = 1,
): RowScores {
  const { suppressed } = rules;
  for (let index = 0; index < suppressed.length; index++)
    logits[offset + (suppressed[index] ?? 0)] = -Infinity;

  const timestamps = rangeOf(logits, offset + allowed.timestampFrom, offset + allowed.timestampTo, count);
  const timestampSum = sumOf(logits, timestamps);
  const text = rangeOf(logits, offset + allowed.textFrom, offset + allowed.textTo, count);
  if (!text || timestampSum > (logits[text.best] ?? 0)) {
    return { text: undefined, timestamps, logSum: timestampSum };
  }
  return { text, timestamps, logSum: logAddExp(sumOf(logits, text), timestampSum) };
}

/** One pass over tens of thousands of logits finds the best and those behind it. */
function rangeOf(logits: Float32Array, from: number, to: number, count: number): TokenRange | undefined {
  const top = count > 1 ? topOfRange(logits, from, to, count) : undefined;
  const best = top ? (top[0] ?? -1) : indexOfMax(logits, from, to);
  if (best < 0) return undefined;
  return { from, to, best, ...(top ? { top } : {}) };
}

function sumOf(logits: Float32Array, range: TokenRange | undefined): number {
  return range ? logSumExp(logits, range.from, range.to, logits[range.best] ?? 0) : -Infinity;
}
