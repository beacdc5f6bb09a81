/**
 * Negative times. A single one is a mistake and becomes 0; a file that lies before 0 as a whole was shifted too far, and
 * is moved back as a whole, so that lengths and gaps stay.
 */

/** Milliseconds as the file writes them, which may be negative and in any order. */
export interface SignedSpan {
  readonly startMs: number;
  readonly endMs: number;
}

/** What to add to every time: more than 0 only where no cue reaches beyond 0 and one begins before it. */
export function leadBeforeZero(spans: Iterable<SignedSpan>): number {
  let earliestMs = 0;
  for (const { startMs, endMs } of spans) {
    if (startMs > 0 || endMs > 0) return 0;
    earliestMs = Math.min(earliestMs, startMs, endMs);
  }
  return -earliestMs;
}
