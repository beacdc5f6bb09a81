import type { TimedSegment } from './timed-words.ts';

/**
 * Whole milliseconds from the window's start, in order: cutting over-long words can leave a word to begin
 * before the one before it ends, and nothing may lie outside the audio.
 *
 * @param offsetMs where the piece begins in its window
 */
export function orderTimes(
  segments: readonly TimedSegment[],
  offsetMs: number,
  audioMs: number,
): readonly TimedSegment[] {
  let beforeMs = 0;
  const place = (ms: number): number => {
    beforeMs = Math.max(beforeMs, Math.min(Math.round(ms), Math.floor(audioMs)));
    return beforeMs;
  };
  const shift = (ms: number): number => Math.round(offsetMs) + ms;
  return segments.map((segment) => {
    const startMs = shift(place(segment.startMs));
    const words = segment.words.map((word) => ({
      ...word,
      startMs: shift(place(word.startMs)),
      endMs: shift(place(word.endMs)),
    }));
    return { startMs, endMs: shift(place(segment.endMs)), words };
  });
}
