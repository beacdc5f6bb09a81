import type { Feature } from '../format-features.ts';
import type { FontKind } from '../style/missing-fonts.ts';

type NoFacts = Readonly<Record<string, never>>;

/** What an export leaves out or changes. */
export interface ExportNotes {
  /** The encoding lacks them and they are written as `?`: the first ones, and how many more. */
  readonly 'replaced-characters': {
    readonly encoding: string;
    readonly characters: readonly string[];
    readonly more: number;
  };
  /** No font of this computer has them, so boxes are drawn: the first ones, how many more, and what to install. */
  readonly 'characters-without-font': {
    readonly characters: readonly string[];
    readonly more: number;
    readonly fonts: readonly FontKind[];
  };
  /** What the format has no way to write. */
  readonly 'format-lacks': {
    readonly format: string;
    readonly lost: Feature;
  };
  /** The format has no code for them: a letter like it or `?` stands for each. The first ones, and how many more. */
  readonly 'characters-lacking': {
    readonly format: string;
    readonly characters: readonly string[];
    readonly more: number;
  };
  /** Two languages stand in a cue: times of words would be those of half its text, and are left out. */
  readonly 'bilingual-without-words': NoFacts;
  /** Captions of SCC that are sent longer than the time before them lasts. */
  readonly 'captions-late': { readonly count: number; readonly maxMs: number };
  /** Captions with more lines than the screen has. */
  readonly 'captions-cut': { readonly count: number };
  /** The format counts frames and no rate of the video is known. */
  readonly 'frame-rate-assumed': { readonly format: string; readonly framesPerSecond: number };
  readonly 'no-chapters': NoFacts;
  /** The rate of the video is no rate of a timeline: its frames were counted at the nearest. Frames a second. */
  readonly 'frame-rate-rounded': {
    readonly format: string;
    readonly framesPerSecond: number;
    readonly counted: number;
  };
  /** Videos of a list of cuts have other rates than its timeline, and the format knows one: frames a second. */
  readonly 'cut-rates-mixed': { readonly format: string; readonly framesPerSecond: number };
  /** Videos of a list of cuts whose frames come unevenly: they were counted at the nearest rate of a timeline. */
  readonly 'cut-rates-uneven': { readonly names: readonly string[]; readonly more: number };
  /** A list of edits has numbers for fewer cuts. */
  readonly 'cuts-beyond-numbers': {
    readonly format: string;
    readonly count: number;
    readonly maxCount: number;
  };
  /** The format has one level of chapters. */
  readonly 'chapter-parts-left-out': { readonly format: string };
  /** For YouTube. */
  readonly 'description-too-long': { readonly bytes: number; readonly maxBytes: number };
  /** Subtitle tracks of pictures were left out. */
  readonly 'picture-subtitles-left-out': { readonly count: number; readonly container: string };
  /** What else was left out. */
  readonly 'left-out': { readonly parts: readonly LeftOut[] };
  /** The picture was encoded anew though nothing was drawn: the container has no way to say this. */
  readonly 'picture-encoded': {
    /** `turned`: by the file's orientation. `cut`: an edit list hides frames. `no-times`: frames lack their times. */
    readonly reason: 'turned' | 'cut' | 'no-times';
    readonly container: string;
  };
  /** A picture of high range became a usual one, see [Note: Pictures of high range]. */
  readonly 'tone-mapped': NoFacts;
  /** It stayed one. */
  readonly 'high-range-kept': NoFacts;
  /** The container has three letters for a language, so the names of these tracks tell region and script. */
  readonly 'region-in-name': { readonly container: string; readonly names: readonly string[] };
  /** The graphics processor could not, so the processor did. */
  readonly 'encoded-by-processor': NoFacts;
}

export interface LeftOut {
  readonly part:
    | 'pictures'
    | 'sounds'
    | 'subtitles'
    | 'picture-subtitles'
    | 'covers'
    | 'timecode'
    | 'data'
    | 'attachments';
  readonly count: number;
}
