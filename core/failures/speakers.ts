type NoFacts = Readonly<Record<string, never>>;

/** Voices that can't be remembered. */
export interface SpeakersFailures {
  /** The settings keep no voices. */
  readonly 'voices-off': NoFacts;
  /** Of this speaker, counted from 1, no voice is known: each track of sound was one person, or nobody was looked for. */
  readonly 'voice-unknown': { readonly speaker: number };
}
