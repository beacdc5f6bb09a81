/** What is said, meant, seen and written in the videos of the library. */
import { z } from 'zod';
import { passageSources } from '../search/passage.ts';
import { searchLegs } from '../search/search-leg.ts';
import { failureSchema } from '../failure.ts';
import { mediaIdSchema, sourceIdSchema } from './media.ts';
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

const legSchema = z.enum(searchLegs);

const rangeSchema = z.object({
  mediaId: mediaIdSchema,
  startMs: z.int().min(0),
  endMs: z.int().min(0),
});

/** What else than a text is asked for: more like it. */
export const searchExampleSchema = z.discriminatedUnion('kind', [
  /** A picture of a video. */
  z.object({ kind: z.literal('frame'), mediaId: mediaIdSchema, timeMs: z.int().min(0) }),
  /** What is said in a stretch. */
  z.object({ kind: z.literal('passage'), ...rangeSchema.shape }),
  /** A picture file that a person chose. */
  z.object({ kind: z.literal('file'), source: sourceIdSchema }),
]);
export type SearchExample = z.infer<typeof searchExampleSchema>;

export const momentQuerySchema = z.object({
  /** See SearchQuery for what it may say; empty with an example. */
  query: z.string().max(500),
  legs: z.array(legSchema).min(1).max(searchLegs.length),
  example: searchExampleSchema.nullable(),
  /** Only in these; null: in all of the library. */
  mediaIds: z.array(mediaIdSchema).max(10_000).nullable(),
  order: z.enum(['relevance', 'time', 'date']),
  /** Moments of one page, over all videos. */
  limit: z.int().min(1).max(500),
  /** More of one video that has more than are shown. */
  moreOf: mediaIdSchema.nullable(),
  /** Not these, nor what looks or reads like them. */
  excluded: z.array(rangeSchema).max(100),
});
export type MomentQuery = z.infer<typeof momentQuerySchema>;

/** Why a moment is one. */
export const momentReasonSchema = z.object({
  leg: legSchema,
  /** What the text is of; null for what is seen. */
  source: z.enum(passageSources).nullable(),
  trackId: z.string().nullable(),
  /** The sentence or the line, and which characters of it match (UTF-16 places); null for what is seen. */
  text: z.string().nullable(),
  marks: z.array(z.object({ from: z.int().min(0), to: z.int().min(0) })),
  language: z.string().nullable(),
  speaker: z.string().nullable(),
  /** Where exactly: the beginning of the sentence, the time of the picture. */
  timeMs: z.int().min(0),
});
export type MomentReason = z.infer<typeof momentReasonSchema>;

export const momentSchema = z.object({
  ...rangeSchema.shape,
  /** 0 to 1, falling down the list; says nothing between two questions. */
  score: z.number(),
  /** The strongest first, one of each leg at most. */
  reasons: z.array(momentReasonSchema).min(1),
  /** Address of a picture of it, or null. */
  pictureUrl: z.string().nullable(),
  /** Others that say or show the same, not listed on their own. */
  folded: z.array(rangeSchema),
});
export type Moment = z.infer<typeof momentSchema>;

export const foundVideoSchema = z.object({
  mediaId: mediaIdSchema,
  mediaName: z.string(),
  /** False: the file is not there now (a drive that is not plugged in). */
  present: z.boolean(),
  addedAt: z.iso.datetime(),
  durationMs: z.int().min(0),
  moments: z.array(momentSchema),
  /** Moments of this video that are not in this list. */
  more: z.int().min(0),
});
export type FoundVideo = z.infer<typeof foundVideoSchema>;

/** What each leg could do for a question. `no-model`: nothing is installed for it. `not-indexed`: no video has it yet. */
export const legStateSchema = z.object({
  leg: legSchema,
  state: z.enum(['used', 'off', 'no-model', 'not-indexed', 'failed']),
  model: z.string().nullable(),
  failure: failureSchema.nullable(),
});
export type LegState = z.infer<typeof legStateSchema>;

export const searchStateSchema = z.object({
  videos: z.int().min(0),
  /** Of them those that can be searched as they are now. */
  indexed: z.int().min(0),
  passages: z.int().min(0),
  frames: z.int().min(0),
  /** On the disk. */
  bytes: z.number(),
  isPaused: z.boolean(),
  textModel: z.string().nullable(),
  pictureModel: z.string().nullable(),
  readingModel: z.string().nullable(),
});
export type SearchState = z.infer<typeof searchStateSchema>;

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
  /** One ranked list of moments; none: nothing in the library answers it. */
  'search.moments': operation({
    input: momentQuerySchema,
    output: z.object({
      /** The best first, by the order that is asked for. */
      videos: z.array(foundVideoSchema),
      /** Moments above the line, listed or not. */
      total: z.int().min(0),
      legs: z.array(legStateSchema),
      state: searchStateSchema,
    }),
    priority: 'interactive',
  }),
  'search.state': operation({ input: z.object({}), output: searchStateSchema, priority: 'interactive' }),
  /** Indexes what is not indexed, or not as it is now; `mediaIds` null: all of the library. */
  'search.index': operation({
    input: z.object({ mediaIds: z.array(mediaIdSchema).max(10_000).nullable() }),
    output: z.object({ jobs: z.int().min(0) }),
    priority: 'interactive',
  }),
};
