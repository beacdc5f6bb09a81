/** What a transcription found. */
export interface TranscriptionNotes {
  /** No speech was recognised in the recording. */
  readonly 'nothing-recognised': Readonly<Record<string, never>>;
}
