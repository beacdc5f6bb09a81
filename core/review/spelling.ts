/** What the dictionaries have said of a track's words. Another object when they have said more. */
export interface Spelling {
  /** Of the track, for cues that name none (BCP 47). */
  readonly language: string;
  /** By primary language: words that no dictionary, glossary or other cue knows, as they are written. */
  readonly unknown: ReadonlyMap<string, ReadonlySet<string>>;
}
