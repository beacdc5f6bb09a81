/** What a language model reads at once. */
export interface PartLine {
  /** 1 and up, within its part: what a model names. */
  readonly number: number;
  /** Of the text's sentences. */
  readonly sentence: number;
  readonly text: string;
}

export interface WriterPart {
  readonly chapter: number;
  readonly lines: readonly PartLine[];
}
