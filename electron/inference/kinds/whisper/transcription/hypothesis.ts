import { endsInLoop } from '../../../processing/repetition.ts';
import { allowedTokens } from '../processing/token-rules.ts';
import { scoreRow } from '../processing/score-row.ts';
import type { RowScores, ScoredToken } from '../../../processing/token-scores.ts';
import type { DecodingPlan } from './decoding-plan.ts';

/** Why decoding stopped: the model said so, there was no room left, or it went in circles. */
export type Ending = 'end-of-text' | 'length' | 'loop';

/** A token that came second or third where another was taken. */
export interface Rival extends ScoredToken {
  /** Its place among the tokens. */
  readonly at: number;
}

/** One sequence that is being decoded for a window; grows by one token a step. */
export interface Hypothesis {
  readonly window: number;
  /** Without prompt and end of text. */
  readonly tokens: number[];
  /** The tokens that are no timestamps, to find loops. */
  readonly text: number[];
  /** Natural log probability of each token. */
  readonly logProbs: number[];
  /** In the order of their places; those of a fair share only. */
  readonly rivals: Rival[];
  /** Attention of the alignment heads when each token was given, `[heads, frames]`; the last may be missing. */
  readonly attention: Float32Array[];
  /** Sum of `logProbs` and that of the end of text. */
  sumLogProb: number;
  ending: Ending | undefined;
}

/** What decoding a window gave. */
export interface DecodedWindow {
  /** Sequences that count; at least one. */
  readonly finished: readonly Hypothesis[];
  /** Beams that gave way to likelier ones on the way, without attention: they know other words. */
  readonly passedOver: readonly Hypothesis[];
}

export function createHypothesis(window: number): Hypothesis {
  return {
    ...{ window, tokens: [], text: [], logProbs: [], rivals: [], attention: [] },
    ...{ sumLogProb: 0, ending: undefined },
  };
}

/** A copy that can grow on its own (a beam that forks). */
export function forkHypothesis(hypothesis: Hypothesis): Hypothesis {
  return {
    ...hypothesis,
    tokens: [...hypothesis.tokens],
    text: [...hypothesis.text],
    logProbs: [...hypothesis.logProbs],
    rivals: [...hypothesis.rivals],
    attention: [...hypothesis.attention],
  };
}

/** A token that is less likely was never a choice. */
const minRivalLogProb = Math.log(0.04);

/** Keeps what else could have come where `choice` is about to be appended. */
export function noteRivals(
  hypothesis: Hypothesis,
  offers: readonly ScoredToken[],
  choice: ScoredToken | undefined,
): void {
  const at = hypothesis.tokens.length;
  for (const { token, logProb } of offers) {
    if (token !== choice?.token && logProb >= minRivalLogProb) hypothesis.rivals.push({ at, token, logProb });
  }
}

/** @param count likeliest tokens that will be asked for */
export function scoreNext(
  hypothesis: Hypothesis,
  logits: Float32Array,
  offset: number,
  { rules, fixedLength, firstTokens }: DecodingPlan,
  count = 1,
): RowScores {
  if (fixedLength) logits[offset + rules.endOfText] = -Infinity;
  return scoreRow(
    logits,
    offset,
    rules,
    allowedTokens(rules, hypothesis.tokens, firstTokens?.[hypothesis.window]),
    count,
  );
}

/** @param choice undefined when no token is possible (a damaged model computes no numbers) */
export function append(hypothesis: Hypothesis, choice: ScoredToken | undefined, plan: DecodingPlan): void {
  const { rules, maxTokens, fixedLength } = plan;
  const { token, logProb } = choice ?? { token: rules.endOfText, logProb: -Infinity };
  hypothesis.sumLogProb += logProb;
  if (token === rules.endOfText) {
    hypothesis.ending = 'end-of-text';
    return;
  }
  hypothesis.tokens.push(token);
  hypothesis.logProbs.push(logProb);
  if (token < rules.timestampBegin) hypothesis.text.push(token);
  if (hypothesis.tokens.length >= maxTokens) hypothesis.ending = 'length';
  else if (!fixedLength && endsInLoop(hypothesis.text)) hypothesis.ending = 'loop';
}

/** Mean over the tokens with the end counted, as the reference reckons it. */
export function averageLogProb(hypothesis: Hypothesis): number {
  return hypothesis.sumLogProb / (hypothesis.tokens.length + 1);
}
