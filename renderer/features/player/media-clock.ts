/** Between the timeline's milliseconds and the media element's seconds. */

/**
 * Times are frame starts rounded to milliseconds, up to half a millisecond before the frame: asking for exactly
 * that shows the frame before. One millisecond in is inside the frame at every rate.
 */
const intoFrameMs = 1;

/** What to set `currentTime` to. `offsetMs` is the medium's `playbackOffsetMs`. */
export function elementSeconds(timeMs: number, offsetMs: number): number {
  return Math.max(0, (timeMs + offsetMs + intoFrameMs) / 1000);
}

export function timelineMs(elementTimeSeconds: number, offsetMs: number): number {
  return Math.max(0, elementTimeSeconds * 1000 - offsetMs);
}
