import type { ExecutionProvider, ProviderFinding } from '../../../core/devices.ts';
import type { Failure } from '../../../core/failure.ts';
import type { FontKind, ScriptName } from '../../../core/style/missing-fonts.ts';
import type { ProviderReport } from '../../inference/contract.ts';

/** Everything `sidecut doctor` found. */
export interface DoctorReport {
  readonly versions: {
    readonly sidecut: string;
    readonly node: string;
    /** Absent when the inference process did not start. */
    readonly onnxruntime?: string;
  };
  readonly machine: {
    /** "linux x64, 6.1.0". */
    readonly system: string;
    /** As it names itself; empty where it does not. */
    readonly processor: string;
    readonly logicalProcessors: number;
    /** Threads that inference uses. */
    readonly threads?: number;
    readonly memoryBytes: number;
    /** What programs may still take, container limits included. */
    readonly availableMemoryBytes: number;
    readonly graphics: readonly GraphicsAdapter[];
  };
  readonly inference: Found<{
    readonly providers: readonly ProviderReport[];
    /** What the device `auto` comes to. */
    readonly autoProvider: string;
  }>;
  readonly ffmpeg: Found<FfmpegFinding>;
  /** Scripts that captions can not be drawn in. */
  readonly fonts: Found<{ readonly missing: readonly ScriptName[] }>;
  readonly dataFolder: {
    readonly path: string;
    readonly writable: boolean;
    /** Why not, in the system's words. */
    readonly writeError?: string;
    readonly freeBytes?: number;
  };
  readonly models: Found<readonly ModelFinding[]>;
  /** What runs language models, and those that are installed: everything but writing works without. */
  readonly writing: Found<WritingFinding>;
  readonly problems: readonly Problem[];
}

/** A part of the report, or why there is none. */
export type Found<T> =
  | { readonly found: true; readonly value: T }
  | { readonly found: false; readonly failure: Failure };

export interface GraphicsAdapter {
  readonly name: string;
  readonly driver?: string;
}

/** A program of ffmpeg's. */
export interface ProgramFinding {
  readonly version: string;
  /** The release that the build belongs to or follows: 5 for 5.1. */
  readonly major: number;
  readonly source: 'environment' | 'system' | 'npm';
  readonly path: string;
}

export interface FfmpegFinding {
  readonly ffmpeg: ProgramFinding;
  readonly ffprobe: ProgramFinding;
}

export interface ModelFinding {
  readonly id: string;
  readonly bytes?: number;
  /** What keeps it from being used; a model without is whole and checked. */
  readonly failure?: Failure;
}

export interface WritingFinding {
  readonly llama: LlamaFinding;
  readonly models: readonly ModelFinding[];
  /** A server that is named in the environment; null: none is. */
  readonly server: Found<ServerFinding> | null;
}

/** It answers and has the model. */
export interface ServerFinding {
  readonly address: string;
  readonly model: string;
  readonly contextTokens: number;
}

/** llama.cpp as npm installed it. */
export interface LlamaFinding {
  /** Of node-llama-cpp. */
  readonly version: string;
  /** Where its binaries lie. */
  readonly folder: string;
  /** `linux-x64`, `linux-x64-vulkan`: those for this computer. */
  readonly binaries: readonly string[];
  /** One for graphics cards that is left out of the installation; null where there is none to add. */
  readonly addable: string | null;
}

/** What can be wrong, with the facts of each. */
export interface ProblemFacts {
  readonly 'no-inference': { readonly failure: Failure };
  readonly 'wrong-numbers': { readonly provider: ExecutionProvider; readonly reason: ProviderFinding };
  /** There are graphics cards, but the processor does all the work. */
  readonly 'idle-graphics': { readonly cards: readonly string[]; readonly reason: ProviderFinding };
  readonly 'no-ffmpeg': { readonly failure: Failure };
  /** Older than version 5. `program`: the one of the two that is. */
  readonly 'old-ffmpeg': { readonly program: 'ffmpeg' | 'ffprobe' } & Pick<
    ProgramFinding,
    'version' | 'source' | 'path'
  >;
  readonly 'missing-fonts': { readonly scripts: readonly ScriptName[]; readonly fonts: readonly FontKind[] };
  /** Captions can not be burnt in or shown as they will be. */
  readonly 'no-captions-drawn': { readonly failure: Failure };
  readonly 'unwritable-data-folder': { readonly path: string; readonly problem: string };
  readonly 'little-disk': { readonly path: string; readonly freeBytes: number };
  readonly 'unlisted-models': { readonly failure: Failure };
  readonly 'broken-model': { readonly id: string; readonly failure: Failure };
  readonly 'no-speech-model': Readonly<Record<string, never>>;
  readonly 'little-memory': { readonly availableBytes: number };
}

export type ProblemCode = keyof ProblemFacts;
export type Problem = {
  readonly [Code in ProblemCode]: {
    readonly code: Code;
    /** `error`: captioning does not work. `warning`: it works, but worse than it could. */
    readonly severity: 'error' | 'warning';
    readonly facts: ProblemFacts[Code];
  };
}[ProblemCode];
