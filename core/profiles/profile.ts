/**
 * Subtitle profiles: the numbers that the checker and the cue builder share.
 * Sources: Netflix Timed Text Style Guide, BBC Subtitle Guidelines, Amazon Prime Video timed text
 * requirements, as collected in the project's product notes.
 */
import type { CharacterMeasure } from '../cues/text-measure.ts';

export type ProfileId = 'netflix' | 'bbc' | 'amazon' | 'shorts';

export interface Profile {
  readonly id: ProfileId;
  /** For people: `Netflix`. */
  readonly name: string;
  /** Characters in a line; half-width characters count half in Japanese, Korean and Chinese. */
  readonly maxCharsPerLine: number;
  readonly characterMeasure: CharacterMeasure;
  readonly maxLines: number;
  /** Characters a second; null where the profile counts words (`minMsPerWord`). */
  readonly maxCharsPerSecond: number | null;
  /** Words a minute that should not be exceeded (a warning); null where the profile counts characters. */
  readonly maxWordsPerMinute: number | null;
  /** Milliseconds that each word needs at least (an error below it); null where characters are counted. */
  readonly minMsPerWord: number | null;
  readonly minDurationMs: number;
  /** null: no upper limit. */
  readonly maxDurationMs: number | null;
  /** Smallest gap between two cues, in frames of the video (at any rate). */
  readonly minGapFrames: number;
  /**
   * Gaps from `minGapFrames + 1` up to this many frames are closed to `minGapFrames`; 0 where the profile
   * does not ask for it. The number is for 24 frames a second; `closeGapsUpToFrames()` in limits.ts scales it.
   */
  readonly closeGapsUpToFrames: number;
  /** A number that begins a sentence is written as a word; numbers elsewhere stay as they were recognised. */
  readonly writesOutFirstNumber: boolean;
  /** What the numbers were chosen for beside the language. */
  readonly isForChildren: boolean;
  readonly isForVertical: boolean;
}

export interface ProfileOptions {
  /** BCP 47; the part before `-` decides the numbers. Unknown or absent: the profile's own default. */
  readonly language?: string;
  readonly children?: boolean;
  /** Height greater than width. */
  readonly vertical?: boolean;
}
