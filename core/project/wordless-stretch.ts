import { z } from 'zod';

/** Milliseconds of the recording. */
export const spanSchema = z.strictObject({ startMs: z.int().min(0), endMs: z.int().min(0) });

/** More regions in one stretch are an hour and a half of speech. */
export const maxRegions = 2000;

/**
 * A stretch that a person has listened to: nobody says words in it, although it sounds like speech (singing, a crowd).
 * Milliseconds of the recording.
 */
export const wordlessStretchSchema = spanSchema.extend({
  /** What sounded like speech when it was said: more, or other, asks again. */
  heard: z.array(spanSchema).max(maxRegions).readonly(),
});
export type WordlessStretch = Readonly<z.infer<typeof wordlessStretchSchema>>;
