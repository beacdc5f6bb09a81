/** What is odd about a video, and why it is played as it is. */
export interface MediaNotes {
  /** The file breaks off before its promised length. */
  readonly 'media-breaks-off': { readonly atMs: number };
}
