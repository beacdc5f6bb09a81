/** Chapters and summaries that can't be made. */
export interface StoryFailures {
  readonly 'no-story':
    /** The track has no words: a blank summary is none. */
    | { readonly reason: 'nothing-said' }
    /** Whole sentences of the text are in its own language; another one takes a language model. */
    | { readonly reason: 'other-language'; readonly language: string };
}
