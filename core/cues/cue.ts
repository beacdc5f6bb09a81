/** Where a word's times come from: the model's cross-attention, the speech signal, or a person or file. */
export type WordTiming = 'attention' | 'signal' | 'given';

/** What a recogniser might have written in place of a word. */
export interface WordAlternative {
  /** Without the spaces and marks around it, which stay those of the word. */
  readonly text: string;
  /** 0 to 1; compares with the confidence of the word. */
  readonly confidence: number;
}

/** One spoken word (for scripts without spaces, one unit of the tokenizer), with its punctuation. */
export interface Word {
  /** Milliseconds on the video's presentation timeline, integer, 0 or more. */
  readonly startMs: number;
  /** Milliseconds, integer, not before `startMs`. */
  readonly endMs: number;
  /**
   * The word with the punctuation that belongs to it and, where the script writes one, a leading space:
   * joining the texts of all words gives the running text.
   */
  readonly text: string;
  /** Probability 0 to 1 that the word is right, as far as the model knows. */
  readonly confidence?: number;
  readonly timing?: WordTiming;
  /** Who speaks, when known: a cue joins two speakers only in lines of their own, with dashes. */
  readonly speaker?: string;
  /** BCP 47, where it was found out: what this word is said in. A cue never joins two languages. */
  readonly language?: string;
  /** The likeliest first, at most three; gone once the word is another. */
  readonly alternatives?: readonly WordAlternative[];
}

/** What only ASS says of a cue; what is usual is not there. */
export interface AssEvent {
  /** Of the document's styles; `Default` unless given. */
  readonly style?: string;
  /** 0 unless given; cues of higher layers are drawn over others. */
  readonly layer?: number;
  /** Left, right and vertical margins as the event writes them; 0 stands for the style's. */
  readonly margins?: readonly [string, string, string];
  /** `Banner;...`, `Scroll up;...` */
  readonly effect?: string;
  /** The event's text as the file has it, where the cue's text does not say all of it. Counts while neither changes. */
  readonly raw?: string;
}

/** One subtitle: shown from `startMs` until just before `endMs`. */
export interface Cue {
  readonly startMs: number;
  readonly endMs: number;
  /** Lines separated by `\n`; may hold tags, see [Note: Cue text] in markup.ts. */
  readonly text: string;
  /** 0 to 1. */
  readonly confidence?: number;
  readonly words?: readonly Word[];
  readonly speaker?: string;
  /** BCP 47, where it is another than the track's. */
  readonly language?: string;
  /** The identifier that the file gave the cue (WebVTT), when it is not just its number. */
  readonly id?: string;
  /**
   * WebVTT cue settings, kept verbatim (`line:0 position:20% align:start`), or the coordinates of SRT. Where the cue
   * stands: placeOfCue in core/formats/place.ts.
   */
  readonly settings?: string;
  readonly ass?: AssEvent;
}

export interface Track {
  readonly cues: readonly Cue[];
  /** BCP 47, such as `en` or `zh-Hans`. */
  readonly language?: string;
}
