import type { Cue } from '../cues/cue.ts';
import type { FormatProblem } from '../format-problems.ts';

/** A WebVTT block that is no cue. */
export interface WebVttBlock {
  readonly kind: 'note' | 'style' | 'region';
  /** Without the keyword, lines separated by `\n`. */
  readonly text: string;
  /** Index of the cue that it stands before; the number of cues when it stands at the end. */
  readonly beforeCue: number;
}

/** What only WebVTT carries: kept, so that reading and writing a file loses nothing. */
export interface WebVttExtras {
  /** What follows `WEBVTT` on its line, and the header's further lines (`Kind: captions`). */
  readonly headerLines: readonly string[];
  /** In the order of the file. */
  readonly blocks: readonly WebVttBlock[];
}

export interface SubtitleDocument {
  readonly cues: readonly Cue[];
  /** BCP 47, where the file says it. */
  readonly language?: string;
  readonly webVtt?: WebVttExtras;
}

export interface ParsedSubtitles extends SubtitleDocument {
  /** Ascending by line. */
  readonly problems: readonly FormatProblem[];
}
