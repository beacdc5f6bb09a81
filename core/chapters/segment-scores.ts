/** What each segment between two candidate boundaries is worth, in nats. */
export interface SegmentScores {
  /** Sentences with which a segment may begin, the first one among them; in order. */
  readonly candidates: readonly number[];
  /** One more than there are candidates: the end of the text is the last place. */
  readonly width: number;
  /** Of the segment from place `from` up to place `to`, at `to * width + from`; only where `from < to`. */
  readonly values: Float64Array;
}

export function emptyScores(candidates: readonly number[]): SegmentScores {
  const width = candidates.length + 1;
  return { candidates, width, values: new Float64Array(width * width) };
}
