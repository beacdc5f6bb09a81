/** A stretch of the recording in which someone speaks; the detector's regions are such. */
export interface SpeechSpan {
  readonly startMs: number;
  readonly endMs: number;
}
