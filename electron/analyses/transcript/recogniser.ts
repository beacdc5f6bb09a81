import type {
  LanguageScore,
  TranscribeInput,
  TranscribeOptions,
  WindowResult,
} from '../../inference/kinds/whisper/contract.ts';

export interface Recogniser {
  transcribe(
    windows: TranscribeInput['windows'],
    options: TranscribeOptions,
  ): Promise<readonly WindowResult[]>;
  /** For each window the languages that it may be in, among those named; absent where a model knows only one. */
  detectLanguages?(
    windows: readonly { readonly samples: Float32Array }[],
    languages: readonly string[],
  ): Promise<readonly (readonly LanguageScore[])[]>;
}
