import type { Failure } from '../failure.ts';

export interface SpeakingTrack {
  /** From 1. */
  readonly number: number;
  /** As the file says it; null where it says nothing. */
  readonly title: string | null;
  /** ISO 639, as the file says it; null where it says nothing. */
  readonly language: string | null;
}

/** What a transcription found. */
export interface TranscriptionNotes {
  /** No speech was recognised in the recording. */
  readonly 'nothing-recognised': Readonly<Record<string, never>>;
  /** The picture could not be looked at, so cues do not keep to its shots; an earlier version stored no reason. */
  readonly 'shots-unknown': { readonly failure?: Failure };
  /** As the person chose; `count`: how many times each was said. */
  readonly 'fillers-left-out': {
    readonly words: readonly { readonly text: string; readonly count: number }[];
  };
  /** Hardly anybody speaks in the track that was listened to, but others hold speech. */
  readonly 'other-tracks-speak': { readonly tracks: readonly SpeakingTrack[] };
}
