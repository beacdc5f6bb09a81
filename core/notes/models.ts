import type { ExecutionProvider, ProviderPassedOver } from '../devices.ts';
import type { ModelTask } from '../model-task.ts';

/** Models, devices and their choice. */
export interface ModelNotes {
  /** Nothing better is installed; `suggestion` is worth installing. */
  readonly 'starter-only': {
    readonly task: ModelTask;
    readonly suggestion: string | null;
    readonly bytes: number | null;
  };
  /** Another provider than the first that the platform offers is used, for this reason. */
  readonly 'device-not-used': {
    readonly provider: ExecutionProvider;
    readonly reason: ProviderPassedOver;
  };
  /** No installed model knows the language (null: it is still to be found), so the best of the others is used. */
  readonly 'other-language-model': { readonly model: string; readonly language: string | null };
  /** The faster form of a model (products of bytes), made on this machine, is not used. */
  readonly 'bytes-not-used': BytesNotUsed;
  /** The decoder runs as it was exported: its faster form gave other numbers, or could not be run (null). */
  readonly 'decoder-as-exported': { readonly difference: number | null; readonly allowed: number };
  /** The decoder works out its shapes at every step: the form without gave other numbers, or could not be run (null). */
  readonly 'decoder-not-simplified': { readonly difference: number | null; readonly allowed: number };
  /** A language model whose file does not say how it is spoken to: mostly one that was never taught to answer. */
  readonly 'no-chat-template': { readonly model: string };
  /** Weights of bytes as published, with one scale for a whole matrix: they hear less well. */
  readonly 'int8-as-published': Readonly<Record<string, never>>;
}

export type BytesNotUsed =
  /** Norm of the difference over the norm of the numbers. */
  | {
      readonly verdict: 'differs';
      readonly part: 'encoder' | 'decoder';
      readonly difference: number;
      readonly allowed: number;
    }
  | { readonly verdict: 'slower'; readonly floatMs: number; readonly bytesMs: number }
  /** `neededBytes`: null when the disk ran full on the way. */
  | { readonly verdict: 'no-room'; readonly neededBytes: number | null }
  | { readonly verdict: 'not-writable' }
  | { readonly verdict: 'failed'; readonly runtimeWords: string };
