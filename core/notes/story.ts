import type { Failure } from '../failure.ts';

type NoFacts = Readonly<Record<string, never>>;

/** How chapters and summaries were made. */
export interface StoryNotes {
  /** No model compared meanings: chapters were found by words, pauses and pictures. */
  readonly 'words-alone': NoFacts;
  /** Nothing is said in the track, so chapters were found by what is seen. */
  readonly 'cut-by-picture': NoFacts;
  /** The picture could not be looked at: chapters keep to no cut. */
  readonly 'cuts-unknown': { readonly failure: Failure };
  /** Titles that the language model could not write, of how many: they are phrases of the text. */
  readonly 'titles-failed': { readonly failed: number; readonly failure: Failure };
  /** Parts of the summary that could not be written, of how many; `failure`: why the first one could not. */
  readonly 'summary-parts-failed': {
    readonly failed: number;
    readonly parts: number;
    readonly failure: Failure;
  };
  /** Sentences that were written and say what is not said in the video: they are not shown. */
  readonly 'sentences-unsupported': { readonly count: number };
}
