import type { CaptionStyle, NamedStyle } from '../style/caption-style.ts';
import type { FrameRate } from '../time/frame-rate.ts';
import type { SpeakerWay } from '../cues/speaker-way.ts';

/** What a reader is told beside the text; a format takes of it what it can use. */
export interface ReadOptions {
  /** Of the video, for formats that count frames and do not say at which rate (MicroDVD, some TTML). */
  readonly frameRate?: FrameRate;
  /** BCP 47: which language to read of a file of several (SAMI). */
  readonly language?: string;
  /** One of `languages` that an earlier reading found; goes before `language`. */
  readonly languageId?: string;
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
  /** For formats that count frames (MicroDVD, EBU STL). */
  readonly frameRate?: FrameRate;
  /** Timecode that keeps up with the clock at 29.97 frames a second (SCC); true unless given. */
  readonly dropFrame?: boolean;
  /**
   * Whether times of words are written where the format has a way (ASS, WebVTT, LRC). Unless given: those that a file
   * or a person gave, not those that we measured.
   */
  readonly wordTimes?: boolean;
  /** What the file says of its own encoding (TTML); UTF-8 unless given. */
  readonly encodingName?: string;
  /** How speakers are written, where the format has this way; its usual one unless given. */
  readonly speakers?: SpeakerWay;
  /** Further styles, by names that cues and overrides (`{\\rSecond}`) use (ASS). */
  readonly styles?: readonly NamedStyle[];
}
