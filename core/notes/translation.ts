import type { Failure } from '../failure.ts';

/** How a translation was made, and what is left to do. */
export interface TranslationNotes {
  /** The model can't translate from this language: its cues wait for a person. */
  readonly 'passages-left-out': { readonly language: string };
  /** No model goes there directly: into English first, and from there. */
  readonly 'translated-via-english': { readonly language: string; readonly model: string };
  /** The model failed on the way; what is translated stays, and the next run goes on. */
  readonly 'translation-stopped': {
    readonly done: number;
    readonly total: number;
    readonly failure: Failure;
  };
  /** Answers of the language model that could not be used, and why the first one could not. */
  readonly 'answers-refused': { readonly count: number; readonly failure: Failure };
  /** Cues with something to look at. */
  readonly 'cues-doubtful': { readonly count: number; readonly total: number };
}
