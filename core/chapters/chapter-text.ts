/**
 * [Note: Chapters]
 * A text is cut where what is said changes. All ways to cut it are weighed at once: a segment is worth what it gains
 * by having words (`lexical-cohesion.ts`) and meanings (`embedding-cohesion.ts`) of its own, a boundary what speaks for
 * it where it lies (`gap-evidence.ts`). The forward-backward algorithm gives the probability of a boundary at each
 * place (`boundary-posterior.ts`), and boundaries are taken where most of it lies within a few seconds
 * (`rank-boundaries.ts`): a boundary a sentence too early is nearly right. They come in an order, so that fewer and
 * more chapters are the beginning of one list, and parts are made of whole chapters.
 * Weights are in nats and were not fitted to recordings: rare signs count more than frequent ones in the same video.
 */
import type { Sentence } from '../text/sentences.ts';

/** What is said, or shown: a shot without speech has an empty text. */
export type ChapterSentence = Pick<Sentence, 'startMs' | 'endMs' | 'text' | 'speaker' | 'language'>;

/** One row for each sentence, of length 1: `[sentences, dimensions]`; see `embedding-texts.ts`. */
export interface SentenceVectors {
  readonly vectors: Float32Array;
  readonly dimensions: number;
}

export interface Stretch {
  readonly startMs: number;
  readonly endMs: number;
}

export interface ChapterText {
  /** In the order of time; voices may overlap. */
  readonly sentences: readonly ChapterSentence[];
  readonly durationMs: number;
  readonly embeddings?: SentenceVectors;
  /** Where a shot begins, in order. */
  readonly cutsMs?: readonly number[];
  /** Where nobody speaks, in order. */
  readonly silences?: readonly Stretch[];
  /** Where another window or slide is shown, in order. */
  readonly windowsMs?: readonly number[];
}
