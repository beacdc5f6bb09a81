import type { WordAlternative } from './word-alternatives.ts';

/** A word with its place in the window, in milliseconds (not yet rounded), and the mean probability of its tokens. */
export interface TimedWord {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly confidence: number;
  readonly alternatives?: readonly WordAlternative[];
}

export interface TimedSegment {
  readonly startMs: number;
  readonly endMs: number;
  readonly words: readonly TimedWord[];
}
