import type { ProviderReport } from '../../inference/contract.ts';

/** Everything `sidecut doctor` found; plain data, so that it is the JSON output as it stands. */
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
    /** What `--device auto` comes to. */
    readonly autoProvider: string;
  }>;
  readonly ffmpeg: Found<FfmpegFinding>;
  readonly dataFolder: {
    readonly path: string;
    readonly writable: boolean;
    /** Why not, in the system's words. */
    readonly writeError?: string;
    readonly freeBytes?: number;
  };
  readonly models: Found<readonly ModelFinding[]>;
  readonly problems: readonly Problem[];
}

/** A part of the report, or the sentence that says why there is none. */
export type Found<T> =
  { readonly found: true; readonly value: T } | { readonly found: false; readonly error: string };

export interface GraphicsAdapter {
  readonly name: string;
  readonly driver?: string;
}

export interface FfmpegFinding {
  readonly version: string;
  readonly source: 'environment' | 'system' | 'npm';
  /** One line that says which ffmpeg and ffprobe are used. */
  readonly line: string;
}

export interface ModelFinding {
  readonly id: string;
  /** `ready`: whole and checked. Otherwise what is wrong, as a sentence. */
  readonly ready: boolean;
  readonly bytes?: number;
  readonly problem?: string;
}

export interface Problem {
  /** `error`: captioning does not work. `warning`: it works, but worse than it could. */
  readonly severity: 'error' | 'warning';
  readonly what: string;
  readonly remedy: string;
}
