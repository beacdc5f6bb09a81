import type { z } from 'zod';
import type { LoadRequest, SpeechModelInfo, transcribeInput, WindowResult } from './contract.ts';
import type { ChosenProvider } from './providers/chosen-provider.ts';

/** As the contract's schema leaves it: checked, defaults filled in. */
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
