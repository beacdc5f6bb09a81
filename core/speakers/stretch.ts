/** A stretch of time, the end excluded. */
export interface Stretch {
  readonly startMs: number;
  readonly endMs: number;
}
