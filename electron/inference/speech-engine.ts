import type { z } from 'zod';
import type {
  ExecutionProvider,
  loadSpeechModelInput,
  SpeechModelInfo,
  transcribeInput,
  WindowResult,
} from './contract.ts';

/** The provider that `device` came to on this machine. */
export interface ChosenProvider {
  readonly provider: ExecutionProvider;
  readonly deviceName?: string;
  /** Why another provider than the platform's first candidate is used, if so. */
  readonly note?: string;
  /** Whether the provider computed the probe in float16 with the right numbers. */
  readonly float16: boolean;
}

/** Inputs as the contract's schemas leave them: checked, defaults filled in. */
export type LoadRequest = z.output<typeof loadSpeechModelInput>;
export type TranscribeRequest = z.output<typeof transcribeInput>;

export interface TranscribeHooks {
  /** Looked at between decoding steps; aborting rejects with `cancelled`. */
  readonly signal: AbortSignal;
  /** Called once for each window as it becomes final, in any order. */
  readonly onWindow: (index: number, result: WindowResult) => void;
}

/** What the worker needs of a speech recogniser; `whisper/` implements it. */
export interface SpeechEngine {
  load(request: LoadRequest, chosen: ChosenProvider, signal: AbortSignal): Promise<SpeechModelInfo>;
  /** Results in the order of the windows. */
  transcribe(request: TranscribeRequest, hooks: TranscribeHooks): Promise<WindowResult[]>;
  /** Unknown keys are ignored. */
  unload(modelKey: string): Promise<void>;
}
