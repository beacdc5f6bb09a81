/** A word with its place in the window, in milliseconds (not yet rounded), and the mean probability of its tokens. */
export interface TimedWord {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly confidence: number;
}

export interface TimedSegment {
  readonly startMs: number;
  readonly endMs: number;
  readonly words: readonly TimedWord[];
}
