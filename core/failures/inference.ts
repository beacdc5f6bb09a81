import type { ExecutionProvider, ProcessEnding, ProviderFailure, ProviderFinding } from '../devices.ts';
import type { StoredModelDamaged, StoredModelMissingFile, StoredModelUnsupported } from './models.ts';

/** The graph of a model that was run: of a text embedder, a speaker encoder, the two of CLIP, the two of a translator, the three of PP-OCR. */
export const graphNames = [
  'text',
  'voice',
  'segmentation',
  'image',
  'image-text',
  'translator-encoder',
  'translator-decoder',
  'text-detector',
  'text-recogniser',
  'text-turner',
] as const;
export type GraphName = (typeof graphNames)[number];

/** Models while they are opened and run. `runtimeWords` quotes ONNX Runtime. */
export interface InferenceFailures {
  readonly 'model-missing-file': ModelFileMissing | StoredModelMissingFile;
  readonly 'model-damaged': ModelDamage | StoredModelDamaged;
  readonly 'model-unsupported': ModelMisfit | StoredModelUnsupported;
  readonly 'device-unavailable': DeviceTrouble;
  readonly 'worker-crashed': WorkerEnd;
  readonly 'out-of-memory': MemoryShortage;
}

export type ModelFileMissing =
  | { readonly reason: 'not-in-folder'; readonly folder: string; readonly file: string }
  | { readonly reason: 'not-there'; readonly path: string }
  | { readonly reason: 'weights'; readonly path: string; readonly runtimeWords: string };

export type ModelDamage =
  | { readonly reason: 'not-json'; readonly folder: string; readonly file: string }
  | {
      readonly reason: 'wrong-value';
      readonly folder: string;
      readonly file: string;
      /** `decoder.layers`; empty: the whole file. */
      readonly field: string;
      /** In the schema's words. */
      readonly problem: string;
    }
  | { readonly reason: 'config-too-large'; readonly path: string; readonly bytes: number }
  | { readonly reason: 'configs-disagree'; readonly folder: string }
  | { readonly reason: 'tokenizer'; readonly folder: string }
  | { readonly reason: 'lacks-token'; readonly token: string }
  | { readonly reason: 'token-outside'; readonly token: number; readonly vocabularySize: number }
  | { readonly reason: 'no-numbers' }
  | { readonly reason: 'hash'; readonly path: string }
  | { readonly reason: 'graph'; readonly path: string; readonly runtimeWords: string }
  | { readonly reason: 'not-opened'; readonly path: string; readonly runtimeWords: string };

export type ModelMisfit =
  | { readonly reason: 'operators'; readonly path: string; readonly runtimeWords: string }
  | { readonly reason: 'inputs'; readonly runtimeWords: string }
  | {
      readonly reason: 'unknown-input';
      readonly graph: GraphName;
      readonly input: string;
      readonly known: readonly string[];
    }
  | { readonly reason: 'no-output'; readonly graph: GraphName; readonly outputs: readonly string[] }
  | {
      readonly reason: 'output-shape';
      readonly graph: GraphName;
      readonly output: string;
      readonly shape: readonly number[];
    }
  | { readonly reason: 'no-decoder-output'; readonly output: string }
  | { readonly reason: 'value-type'; readonly type: string }
  | { readonly reason: 'pooling' }
  /** Its file does not say which characters it writes. */
  | { readonly reason: 'no-characters'; readonly path: string }
  | { readonly reason: 'image-scaling'; readonly folder: string }
  | { readonly reason: 'no-shared-space'; readonly image: number; readonly text: number }
  | { readonly reason: 'not-a-translator'; readonly folder: string; readonly modelType: string }
  | { readonly reason: 'names-no-languages'; readonly folder: string }
  | { readonly reason: 'only-transcribes'; readonly model: string | null };

export type WorkerEnd =
  | {
      readonly reason: 'ended';
      readonly operation: string;
      readonly ending: ProcessEnding;
      /** What it computed on, as far as known. */
      readonly provider: ExecutionProvider | null;
      /** The end of what it wrote to standard error. */
      readonly lastWords: string;
    }
  /** Ended on purpose: another call did not stop when it was cancelled. */
  | { readonly reason: 'stopped'; readonly operation: string }
  /** Another process took its place since the model was loaded. */
  | { readonly reason: 'model-lost'; readonly modelKey: string }
  | {
      readonly reason: 'too-often';
      /** Within a minute; the rest is of the last one. */
      readonly crashes: number;
      readonly ending: ProcessEnding;
      readonly provider: ExecutionProvider | null;
    }
  | { readonly reason: 'no-runtime'; readonly runtimeWords: string }
  /** llama.cpp, which runs language models, does not load on this computer. */
  | { readonly reason: 'no-llama'; readonly runtimeWords: string };

export type DeviceTrouble =
  | { readonly reason: 'not-usable'; readonly provider: ExecutionProvider; readonly finding: ProviderFinding }
  | { readonly reason: 'none' }
  | {
      readonly reason: 'not-opened';
      readonly provider: ExecutionProvider;
      readonly path: string;
      readonly failure: ProviderFailure;
    }
  | { readonly reason: 'not-run'; readonly provider: ExecutionProvider; readonly failure: ProviderFailure };

export type MemoryShortage =
  | { readonly reason: 'load'; readonly path: string; readonly runtimeWords: string }
  | { readonly reason: 'run'; readonly runtimeWords: string }
  | {
      readonly reason: 'over-budget';
      readonly path: string;
      readonly neededBytes: number;
      readonly usedBytes: number;
      readonly budgetBytes: number;
    };

/** `unknown-language` of a model that was asked for a language that it has not learnt. */
export type ModelLanguageFacts =
  | { readonly reason: 'model-speaks-english'; readonly language: string }
  | {
      readonly reason: 'model-lacks';
      /** Null where only the model itself speaks. */
      readonly model: string | null;
      readonly language: string;
      readonly known: readonly string[];
    }
  | { readonly reason: 'not-from'; readonly language: string; readonly known: readonly string[] }
  | { readonly reason: 'not-into'; readonly language: string; readonly known: readonly string[] }
  | {
      readonly reason: 'no-such-pair';
      readonly source: string;
      readonly target: string;
      /** `en-de` */
      readonly pairs: readonly string[];
    };
