import type { Span } from '../edit/settled-speakers.ts';

/** What the review is told of who speaks. */
export interface SpeakerDoubts {
  /** What the analysis was not sure of, by start. */
  readonly doubtful: readonly (Span & { readonly confidence: number })[];
  /** Of the track: a person has looked there. */
  readonly settled: readonly Span[];
  /** BCP 47, the track's. */
  readonly language: string;
}
