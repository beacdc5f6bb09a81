import type { Failure } from '../failure.ts';

/** What of a video is not searched, and why. */
export interface SearchNotes {
  readonly 'not-by-meaning': { readonly failure: Failure };
  readonly 'not-by-picture': { readonly failure: Failure };
  /** What is written in the picture. */
  readonly 'not-by-writing': { readonly failure: Failure };
}
