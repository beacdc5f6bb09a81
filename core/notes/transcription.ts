/** What a transcription found. */
export interface TranscriptionNotes {
  /** No speech was recognised in the recording. */
  readonly 'nothing-recognised': Readonly<Record<string, never>>;
  /** The picture could not be looked at, so cues do not keep to its shots. */
  readonly 'shots-unknown': Readonly<Record<string, never>>;
}
