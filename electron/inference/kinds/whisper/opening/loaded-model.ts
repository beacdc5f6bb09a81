import type { LogMel } from '../processing/log-mel.ts';
import type { TokenRules } from '../processing/token-rules.ts';
import type { WhisperDecoder } from '../decoder/decoder.ts';
import type { WhisperEncoder } from './encoder.ts';
import type { ModelFolder } from './model-folder.ts';

/** A model that is ready to transcribe. */
export interface LoadedModel {
  readonly folder: ModelFolder;
  readonly rules: TokenRules;
  readonly logMel: LogMel;
  readonly encoder: WhisperEncoder;
  readonly decoder: WhisperDecoder;
  /** Windows that are decoded together. */
  readonly batchSize: number;
  /** Rows that are decoded together where windows have several. */
  readonly rows: number;
  /** For measurements with random weights: every window gets exactly this many tokens. */
  readonly fixedTokens: number | undefined;
}

/** Milliseconds of one timestamp token, which is also one frame of the encoder (20 for all published models). */
export function msPerFrame({ folder }: LoadedModel): number {
  const { windowSamples, sampleRate } = folder.preprocessor;
  return (windowSamples / sampleRate / folder.config.max_source_positions) * 1000;
}

export function toMs(samples: number, { folder }: LoadedModel): number {
  return (samples / folder.preprocessor.sampleRate) * 1000;
}
