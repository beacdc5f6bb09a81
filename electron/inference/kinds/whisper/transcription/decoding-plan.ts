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
  readonly signal: AbortSignal;
}
