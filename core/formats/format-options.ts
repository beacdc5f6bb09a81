import type { CaptionStyle } from '../style/caption-style.ts';
import type { FrameRate } from '../time/frame-rate.ts';

/** What a reader is told beside the text; a format takes of it what it can use. */
export interface ReadOptions {
  /** Of the video, for formats that count frames and do not say at which rate (MicroDVD, some TTML). */
  readonly frameRate?: FrameRate;
}

/** What a writer is told beside the cues; a format takes of it what it can use. */
export interface WriteOptions {
  /** Number of the first cue (SRT). */
  readonly firstNumber?: number;
  /** How the text looks (ASS). */
  readonly style?: CaptionStyle;
  /** The picture as shown, in square pixels (ASS). */
  readonly pictureSize?: { readonly width: number; readonly height: number };
  /** libass draws the file (ASS): its box behind a cue is one, where others draw one for each run of text. */
  readonly isForLibass?: boolean;
  /** For formats that count frames (MicroDVD). */
  readonly frameRate?: FrameRate;
  /**
   * Whether times of words are written where the format has a way (ASS, WebVTT, LRC). Unless given: those that a file
   * or a person gave, not those that we measured.
   */
  readonly wordTimes?: boolean;
  /** What the file says of its own encoding (TTML); UTF-8 unless given. */
  readonly encodingName?: string;
}
