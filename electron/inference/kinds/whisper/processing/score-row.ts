import { logAddExp, logSumExp } from '../../../processing/log-sum-exp.ts';
import { indexOfMax } from '../../../processing/token-scores.ts';
import type { RowScores } from '../../../processing/token-scores.ts';
import type { AllowedTokens, TokenRules } from './token-rules.ts';

/**
 * Applies the rules to one row of logits, `[vocabularySize]` at `offset`; suppressed entries are overwritten
 * with -Infinity. When all timestamps together are likelier than any single text token, only they remain.
 */
export function scoreRow(
  logits: Float32Array,
  offset: number,
  rules: TokenRules,
  allowed: AllowedTokens,
): RowScores {
  const { suppressed } = rules;
  for (let index = 0; index < suppressed.length; index++)
    logits[offset + (suppressed[index] ?? 0)] = -Infinity;

  const timestampFrom = offset + allowed.timestampFrom;
  const timestampTo = offset + allowed.timestampTo;
  const timestampBest = indexOfMax(logits, timestampFrom, timestampTo);
  const timestampSum =
    timestampBest < 0 ? -Infinity : logSumExp(logits, timestampFrom, timestampTo, logits[timestampBest] ?? 0);
  const timestamps =
    timestampBest < 0 ? undefined : { from: timestampFrom, to: timestampTo, best: timestampBest };

  const textFrom = offset + allowed.textFrom;
  const textTo = offset + allowed.textTo;
  const textBest = indexOfMax(logits, textFrom, textTo);
  if (textBest < 0 || timestampSum > (logits[textBest] ?? 0)) {
    return { text: undefined, timestamps, logSum: timestampSum };
  }
  const textSum = logSumExp(logits, textFrom, textTo, logits[textBest] ?? 0);
  return {
    text: { from: textFrom, to: textTo, best: textBest },
    timestamps,
    logSum: logAddExp(textSum, timestampSum),
  };
}
