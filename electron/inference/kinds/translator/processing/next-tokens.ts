import { logSumExp } from '../../../processing/log-sum-exp.ts';
import { indexOfMax, pickTop } from '../../../processing/token-scores.ts';
import type { ScoredToken } from '../../../processing/token-scores.ts';

/** Tokens looked at beyond those wanted, for those that may not follow. */
const spareTokens = 3;

/**
 * The `count` likeliest tokens of one row of logits, `[vocabularySize]` at `offset`, that may follow, best first.
 * Probabilities are those among all tokens, as transformers reckons; suppressed ones are overwritten with -Infinity.
 */
export function nextTokens(
  logits: Float32Array,
  offset: number,
  vocabularySize: number,
  suppressed: readonly number[],
  count: number,
  mayFollow: (token: number) => boolean,
): readonly ScoredToken[] {
  const end = offset + vocabularySize;
  const top = indexOfMax(logits, offset, end);
  if (top < 0) return [];
  const logSum = logSumExp(logits, offset, end, logits[top] ?? 0);
  for (const token of suppressed) logits[offset + token] = -Infinity;
  const best = indexOfMax(logits, offset, end);
  if (best < 0) return [];
  const rows = { text: { from: offset, to: end, best }, timestamps: undefined, logSum };
  for (let looked = count + spareTokens; ; looked *= 8) {
    const picked = pickTop(logits, offset, rows, looked);
    const allowed = picked.filter(({ token }) => mayFollow(token));
    if (allowed.length >= count || picked.length < looked) return allowed.slice(0, count);
  }
}
