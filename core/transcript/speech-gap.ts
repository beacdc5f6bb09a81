import { z } from 'zod';

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
