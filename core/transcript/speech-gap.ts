import { z } from 'zod';
import type { Word } from '../cues/cue.ts';

/**
 * A stretch in which somebody speaks and that has no text: nothing was written for it, also when it was heard again
 * alone; or what was written was too unlikely; or it went in circles.
 */
export const speechGapSchema = z.strictObject({
  /** Milliseconds of the recording. */
  startMs: z.int().min(0),
  endMs: z.int().min(0),
  reason: z.enum(['no-words', 'low-confidence', 'repetition']),
});
export type SpeechGap = Readonly<z.infer<typeof speechGapSchema>>;

interface GapWindow {
  readonly startMs: number;
  readonly coveredMs: number;
  readonly words: readonly Word[];
  readonly gaps?: readonly SpeechGap[];
}

/** Words of the window beside it that fill so much of a gap take it away: windows overlap. */
const filledShare = 0.5;

/** Of all windows of a recording, in order. */
export function gapsOfWindows(windows: readonly GapWindow[]): readonly SpeechGap[] {
  return windows.flatMap(({ gaps = [] }, i) => {
    const beside = [...(windows[i - 1]?.words ?? []), ...(windows[i + 1]?.words ?? [])];
    return gaps.filter(({ startMs, endMs }) => {
      const inside = beside.filter((word) => word.endMs > startMs && word.startMs < endMs);
      const [first, last] = [inside[0], inside.at(-1)];
      if (first === undefined || last === undefined) return true;
      const filledMs = Math.min(endMs, last.endMs) - Math.max(startMs, first.startMs);
      return filledMs < filledShare * (endMs - startMs);
    });
  });
}
