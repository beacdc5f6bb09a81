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

/** What only ASS carries. Lines stand as in the file, without their ends. */
export interface AssExtras {
  /** Of `[Script Info]`, without `ScriptType`. */
  readonly scriptInfo: readonly string[];
  /** `Style:` lines, their fields in the order of core/formats/ass/ass-style.ts. */
  readonly styles: readonly string[];
  /** Events that are no dialogue (`Comment: 0,0:00:01.00,...`), and drawings; fields in the usual order. */
  readonly events: readonly AssLine[];
  /** Other sections: fonts, graphics, what a program keeps for itself. */
  readonly sections: readonly AssSection[];
}

export interface AssLine {
  readonly line: string;
  /** As in `WebVttBlock`. */
  readonly beforeCue: number;
}

export interface AssSection {
  /** `Fonts`, without the brackets. */
  readonly name: string;
  readonly lines: readonly string[];
}

export interface SubtitleDocument {
  readonly cues: readonly Cue[];
  /** BCP 47, where the file says it. */
  readonly language?: string;
  readonly webVtt?: WebVttExtras;
  readonly ass?: AssExtras;
}

/** Cues of a file that holds several languages, of which one is read at a time. */
export interface SubtitleLanguage {
  /** `ReadOptions.languageId` reads it. */
  readonly id: string;
  /** As the file names it. */
  readonly name: string;
}

export interface ParsedSubtitles extends SubtitleDocument {
  /** What was read of a file of several languages, and those that were not; absent where there is one. */
  readonly languages?: { readonly read: SubtitleLanguage; readonly others: readonly SubtitleLanguage[] };
  /** Ascending by line. */
  readonly problems: readonly FormatProblem[];
}

/** A document that says the same in another language, too. */
export interface BilingualDocument extends SubtitleDocument {
  readonly second?: SecondLanguage;
}

export interface SecondLanguage {
  readonly cues: readonly Cue[];
  /** BCP 47. */
  readonly language?: string;
  /** It stands above the document's own. */
  readonly isFirst: boolean;
  /** Places in its cues of those that say the same as a cue of the document, where that is known. */
  readonly links?: ReadonlyMap<number, number>;
}
