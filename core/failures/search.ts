/** Questions that can't be asked. */
export interface SearchFailures {
  /** Of a picture file that a person chose: what ffmpeg said; null where it took too long. */
  readonly 'picture-unreadable': { readonly name: string; readonly said: string | null };
  /** Nothing is known of how that place looks, or of what is said there. */
  readonly 'place-not-indexed': { readonly name: string; readonly timeMs: number };
}
