/** What is said in the videos of the library. */
import { z } from 'zod';
import { mediaIdSchema } from './media.ts';
import { operation } from './operation.ts';

export const wordHitSchema = z.object({
  mediaId: mediaIdSchema,
  mediaName: z.string(),
  trackId: z.string(),
  trackName: z.string(),
  cueId: z.string(),
  startMs: z.int(),
  /** Of the cue, as it is written. */
  text: z.string(),
});
export type WordHit = z.infer<typeof wordHitSchema>;

/** More than anybody reads; who wants fewer types more. */
export const maxWordHits = 300;

export const searchOperations = {
  /** The cues that have all these words, or parts of words, in them; by video and time. */
  'search.words': operation({
    input: z.object({ query: z.string().max(300) }),
    output: z.object({
      hits: z.array(wordHitSchema),
      /** There are more than `maxWordHits`. */
      hasMore: z.boolean(),
    }),
    priority: 'interactive',
  }),
};
