import type { GenerationConfig } from './model-config.ts';
import type { SpecialTokens } from './special-tokens.ts';

/** What the model's configuration forbids or limits, made once per model. */
export interface TokenRules {
  readonly endOfText: number;
  readonly timestampBegin: number;
  readonly vocabularySize: number;
  /** Never allowed; sorted, below `timestampBegin`. */
  readonly suppressed: Int32Array;
  /** The end of text may come first: the answer of some models to a window without speech. */
  readonly mayBeginWithEnd: boolean;
  /** The first timestamp may be at most this many steps after 0. */
  readonly maxInitialTimestamp: number | undefined;
}

export function createTokenRules(
  tokens: SpecialTokens,
  generation: GenerationConfig,
  vocabularySize: number,
): TokenRules {
  const suppressed = new Set(generation.suppress_tokens?.filter((id) => id >= 0) ?? []);
  // Whatever the configuration says, steering tokens are no text (the reference suppresses them as well).
  suppressed.add(tokens.noTimestamps).add(tokens.startOfTranscript);
  for (const id of [tokens.startOfPrevious, tokens.noSpeech, tokens.transcribe, tokens.translate]) {
    if (id !== undefined) suppressed.add(id);
  }
  suppressed.delete(tokens.endOfText);
  return {
    endOfText: tokens.endOfText,
    timestampBegin: tokens.timestampBegin,
    vocabularySize,
    suppressed: Int32Array.from(
      [...suppressed].filter((id) => id < tokens.timestampBegin).sort((a, b) => a - b),
    ),
    mayBeginWithEnd: mayBeginWithEnd(tokens, generation),
    maxInitialTimestamp: generation.max_initial_timestamp_index ?? undefined,
  };
}

/**
 * The published models suppress the end at the beginning, and the timestamp rules of the reference forbid it
 * besides; only a configuration that says outright that nothing is suppressed allows it.
 */
function mayBeginWithEnd(
  tokens: SpecialTokens,
  { begin_suppress_tokens: suppressed }: GenerationConfig,
): boolean {
  return suppressed === null || (suppressed !== undefined && !suppressed.includes(tokens.endOfText));
}

/** The tokens that may come next: a range of text (with the suppressed ones left out) and one of timestamps. */
export interface AllowedTokens {
  /** 0, or `endOfText` when no text may come. */
  readonly textFrom: number;
  /** Not included; equal to `textFrom` when neither text nor the end may come. */
  readonly textTo: number;
  readonly timestampFrom: number;
  /** Not included; equal to `timestampFrom` when no timestamp may come. */
  readonly timestampTo: number;
}

/**
 * Whisper's timestamp rules (Radford et al. 2022, decoding heuristics): a timestamp comes first and is limited;
 * timestamps stand in pairs, except before the end; they never decrease, and a segment is never empty.
 *
 * @param generated what was decoded so far, without the prompt
 * @param first the timestamp that has to come first, if that is given
 */
export function allowedTokens(
  rules: TokenRules,
  generated: ArrayLike<number>,
  first?: number,
): AllowedTokens {
  const { timestampBegin, vocabularySize, endOfText } = rules;
  const count = generated.length;
  if (count === 0 && first !== undefined)
    return { textFrom: endOfText, textTo: endOfText, timestampFrom: first, timestampTo: first + 1 };
  if (count === 0) {
    const limit = rules.maxInitialTimestamp;
    const timestampTo =
      limit === undefined ? vocabularySize : Math.min(vocabularySize, timestampBegin + limit + 1);
    const textTo = endOfText + (rules.mayBeginWithEnd ? 1 : 0);
    return { textFrom: endOfText, textTo, timestampFrom: timestampBegin, timestampTo };
  }
  const lastIsTimestamp = (generated[count - 1] ?? 0) >= timestampBegin;
  const closesPair = count < 2 || (generated[count - 2] ?? 0) >= timestampBegin;
  if (lastIsTimestamp && closesPair) {
    return {
      textFrom: 0,
      textTo: timestampBegin,
      timestampFrom: vocabularySize,
      timestampTo: vocabularySize,
    };
  }
  const last = lastTimestamp(generated, timestampBegin);
  // Only the second of a pair may repeat the time; elsewhere that would be an empty segment.
  const from = last === undefined ? timestampBegin : lastIsTimestamp ? last : last + 1;
  return {
    textFrom: lastIsTimestamp ? endOfText : 0,
    textTo: timestampBegin,
    timestampFrom: Math.min(from, vocabularySize),
    timestampTo: vocabularySize,
  };
}

function lastTimestamp(generated: ArrayLike<number>, timestampBegin: number): number | undefined {
  for (let index = generated.length - 1; index >= 0; index--) {
    const token = generated[index] ?? 0;
    if (token >= timestampBegin) return token;
  }
  return undefined;
}
