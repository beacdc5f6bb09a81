/**
 * Subtitle profiles: the numbers that the checker and the cue builder share.
 * Sources: Netflix Timed Text Style Guide, BBC Subtitle Guidelines, Amazon Prime Video timed text
 * requirements, as collected in the project's product notes.
 */
export type ProfileId = 'netflix' | 'bbc' | 'amazon' | 'shorts';

export interface Profile {
  readonly id: ProfileId;
  /** Characters in a line; half-width characters count half in Japanese, Korean and Chinese. */
  readonly maxCharsPerLine: number;
  readonly maxLines: number;
  /** Characters a second. */
  readonly maxCharsPerSecond: number;
  readonly minDurationMs: number;
  readonly maxDurationMs: number;
  /** Smallest gap between two cues, in frames of the video. */
  readonly minGapFrames: number;
  /**
   * Gaps from `minGapFrames + 1` up to this many frames are closed to `minGapFrames`; 0 where the profile
   * does not ask for it.
   */
  readonly closeGapsUpToFrames: number;
}

export interface ProfileOptions {
  /** BCP 47; the part before `-` decides the numbers. Unknown or absent: the profile's own default. */
  readonly language?: string;
  readonly children?: boolean;
  /** Height greater than width. */
  readonly vertical?: boolean;
}
