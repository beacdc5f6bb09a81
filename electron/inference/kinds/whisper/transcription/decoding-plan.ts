import type { TokenRules } from '../processing/token-rules.ts';

/** What every way of decoding needs besides the batch. */
export interface DecodingPlan {
  readonly rules: TokenRules;
  /** Most tokens of one window, without the prompt. */
  readonly maxTokens: number;
  /** Measurements only: the end of text and loops are passed over until `maxTokens` are there. */
  readonly fixedLength: boolean;
  /** Frames of the encoder that hold audio, for each window of the batch. */
  readonly audioFrames: readonly number[];
  /** For each window of the batch the timestamp that it has to begin with, if any. */
  readonly firstTokens?: readonly (number | undefined)[];
  readonly signal: AbortSignal;
}
