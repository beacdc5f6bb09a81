type NoFacts = Readonly<Record<string, never>>;

/** How speakers were found. */
export interface SpeakersNotes {
  readonly 'nobody-speaks': NoFacts;
  /** Fewer voices could be told apart than were asked for. */
  readonly 'fewer-speakers': { readonly found: number; readonly wanted: number };
  /** Tracks that are still being written: they have no names of speakers yet. */
  readonly 'tracks-without-speakers': { readonly tracks: readonly string[] };
}
