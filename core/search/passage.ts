/** What a text of the library is, as it is searched. */
export const passageSources = [
  'speech',
  'translation',
  'chapter',
  'summary',
  'note',
  'name',
  /** Text that is seen in the picture. */
  'picture',
] as const;
export type PassageSource = (typeof passageSources)[number];

/** A stretch of a video with what is said (or written, or noted) in it: what words and meaning are looked for in. */
export interface Passage {
  readonly source: PassageSource;
  /** The track that it is read from; null for those of no track. */
  readonly trackId: string | null;
  /** Whole milliseconds of the video's timeline; of a name or a note of the whole video all of it. */
  readonly startMs: number;
  readonly endMs: number;
  /** In one line, without tags. */
  readonly text: string;
  /** BCP 47; `und` when unknown. */
  readonly language: string;
  readonly speakers: readonly string[];
  /** Where its sentences begin: place in `text`, and time. In order; the first at 0. */
  readonly sentences: readonly SentencePlace[];
}

export interface SentencePlace {
  readonly from: number;
  readonly startMs: number;
  readonly endMs: number;
}
