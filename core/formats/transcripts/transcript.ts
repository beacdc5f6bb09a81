/** What the transcripts of recognisers have in common, whatever wrote them. */

export interface HeardWord {
  /** With the space before it, where the file gives one. */
  readonly text: string;
  /** Integer milliseconds; null where the recogniser could not place the word. */
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly confidence?: number;
  readonly speaker?: string;
}

/** A stretch of speech as the recogniser cut it. */
export interface HeardSegment {
  readonly startMs: number | null;
  readonly endMs: number | null;
  /** Null where only the words are given. */
  readonly text: string | null;
  readonly words: readonly HeardWord[];
  readonly confidence?: number;
  readonly speaker?: string;
}

export interface Transcript {
  readonly segments: readonly HeardSegment[];
  /**
   * `segments`: as the recogniser made them for reading, they become cues. `turns`: as long as one person speaks, so that
   * only those as short as a cue become one. `words`: a segment is all there is.
   */
  readonly cut: 'segments' | 'turns' | 'words';
  /** As the file writes it: `en`, `en_us`, `english`. */
  readonly language?: string;
}
