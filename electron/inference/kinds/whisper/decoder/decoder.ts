import type { Tensor } from 'onnxruntime-node';

/** Encoder output of some windows: `[windows, frames, width]`. */
export interface EncodedWindows {
  readonly hidden: Tensor;
  readonly count: number;
}

/** Logits of one position of every row. */
export interface StepOutput {
  /** `[rows, vocabularySize]`; the caller may overwrite it. Valid until the next step. */
  readonly logits: Float32Array;
  /** Cross-attention for the token just given; absent when the graph gives none or nobody asked. */
  readonly attention?: StepAttention;
}

/** Cross-attention of the alignment heads, a line of frames for each row and head. Valid until the next step. */
export interface StepAttention {
  readonly data: Float32Array;
  readonly heads: number;
  readonly frames: number;
  /** Where in `data` a line begins. */
  readonly lineAt: (row: number, head: number) => number;
}

export interface FirstOutput extends StepOutput {
  /** Logits after `<|startoftranscript|>`, `[rows, vocabularySize]`: language and no-speech. */
  readonly startLogits: Float32Array;
}

export interface PromptRow {
  /** Index among the encoded windows. */
  readonly window: number;
  readonly tokens: readonly number[];
  /** Position of `<|startoftranscript|>` in `tokens`. */
  readonly startIndex: number;
}

/** Sequences that are decoded together, each a row of the cache. */
export interface DecodingBatch {
  /** Appends one token to every row. */
  step(tokens: readonly number[]): Promise<StepOutput>;
  /**
   * Row `i` becomes a copy of what row `rows[i]` is now: drops finished rows, reorders and multiplies beams. A row
   * that stays where it is costs nothing.
   */
  select(rows: readonly number[]): Promise<void>;
  /** Gives the caches back; nothing may be called afterwards. */
  dispose(): void;
}

/** Runs Whisper's decoder graph(s). */
export interface WhisperDecoder {
  /** Whether prompts of different lengths can share a batch. */
  readonly mixesPromptLengths: boolean;
  /** Whether several rows of a window cost no more of the encoder's keys and values than one. */
  readonly sharesWindows: boolean;
  /** Heads in `attention`; 0 when the graph gives no cross-attention. */
  readonly alignmentHeads: number;
  /** Gives all rows their prompts. */
  begin(
    windows: EncodedWindows,
    prompts: readonly PromptRow[],
    wants: { readonly attention: boolean },
  ): Promise<{ readonly batch: DecodingBatch; readonly output: FirstOutput }>;
  /** The windows are done with: what was kept for them may go. */
  forget(windows: EncodedWindows): void;
}
