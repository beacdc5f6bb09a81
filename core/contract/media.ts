import { z } from 'zod';
import { sheetsSchema } from '../analysis/pictures.ts';
import { failureSchema } from '../failure.ts';
import { labelChangesSchema, labelsSchema } from '../project/media-labels.ts';
import { noteSchema } from '../notes.ts';
import { operation } from './operation.ts';

export const mediaIdSchema = z.string().regex(/^[a-z0-9-]{1,64}$/);
export const trackIdSchema = z.string().max(64);
export const jobIdSchema = z.string().max(64);
/** What a chooser, a drop or the command line made known to the host. The page never sees or sends a path. */
export const sourceIdSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);

export const jobStateSchema = z.enum(['queued', 'running', 'paused', 'done', 'failed', 'cancelled']);

export const mediaSummarySchema = z.object({
  id: mediaIdSchema,
  /** Name of the file, without its folder. */
  name: z.string(),
  /** The folder as people write it, for display only. */
  folder: z.string(),
  durationMs: z.int().min(0),
  hasVideo: z.boolean(),
  hasAudio: z.boolean(),
  /** Index of the audio track that is transcribed unless a person chooses, see `mainSound`; 0 without any. */
  mainAudioTrack: z.int().min(0),
  width: z.int().nullable(),
  height: z.int().nullable(),
  bytes: z.number(),
  addedAt: z.iso.datetime(),
  openedAt: z.iso.datetime().nullable(),
  /** False: the file is not where it was, or is another one by now; `media.replace` says which one to take. */
  present: z.boolean(),
  /** Another file lies where this one was. */
  isChanged: z.boolean(),
  /** What it lies on is not plugged in: it comes back by itself. */
  isUnplugged: z.boolean(),
  isSample: z.boolean(),
  /** Address of a small picture, or null. */
  posterUrl: z.string().nullable(),
  trackCount: z.int(),
  /** BCP 47, of its tracks; `und` where unknown. */
  languages: z.array(z.string()),
  /** Of its tracks, by name. */
  speakers: z.array(z.string()),
  ...labelsSchema.shape,
  /** Cues that a model wrote without being sure and nobody has looked at since. */
  doubtCount: z.int(),
});
export type MediaSummary = z.infer<typeof mediaSummarySchema>;

const streamSchema = z.object({
  index: z.int(),
  codec: z.string(),
  language: z.string().nullable(),
  title: z.string().nullable(),
  isDefault: z.boolean(),
});

/** `direct`: the page plays the file itself. `proxy`: it plays a copy. `preparing`: the copy is being made. */
export const playbackSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('direct'), url: z.string(), mimeType: z.string() }),
  z.object({
    kind: z.literal('proxy'),
    url: z.string(),
    mimeType: z.string(),
    reason: noteSchema,
    /** Index of the audio track that the copy has. */
    audioTrack: z.int(),
  }),
  z.object({ kind: z.literal('preparing'), reason: noteSchema, fraction: z.number() }),
  z.object({ kind: z.literal('unavailable'), reason: noteSchema }),
]);
export type Playback = z.infer<typeof playbackSchema>;

const frameRateSchema = z.object({ numerator: z.int(), denominator: z.int() });

/** What people tell two files of one recording apart by. */
export const mediaFactsSchema = z.object({
  name: z.string(),
  durationMs: z.int().min(0),
  frameRate: frameRateSchema.nullable(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  hasAudio: z.boolean(),
});
export type MediaFacts = Readonly<z.infer<typeof mediaFactsSchema>>;

/** By the sound, see `findShift`. */
export const soundShiftSchema = z.object({ shiftMs: z.int(), agreement: z.number() });

/** The video was replaced, and nobody has said yet whether its captions are to move. */
export const replacementSchema = z.object({
  /** The file that the captions were made for. */
  before: mediaFactsSchema,
  /** The tracks that were made for it; others may be of the new file. */
  trackIds: z.array(z.string()),
  /** `unknown`: there is no sound to compare, or it has nothing in common. `waiting`: for the new file's waveform. */
  sound: z.discriminatedUnion('state', [
    z.object({ state: z.literal('waiting') }),
    z.object({ state: z.literal('unknown') }),
    z.object({ state: z.literal('found'), ...soundShiftSchema.shape }),
  ]),
});
export type Replacement = z.infer<typeof replacementSchema>;

export const mediaDetailSchema = mediaSummarySchema.extend({
  /** Exact; null for sound files. */
  frameRate: frameRateSchema.nullable(),
  isVariableFrameRate: z.boolean(),
  rotation: z.int(),
  /** Add to a time of the timeline to get the media element's `currentTime`, milliseconds. */
  playbackOffsetMs: z.number(),
  audioTracks: z.array(streamSchema.extend({ channels: z.int() })),
  subtitleStreams: z.array(streamSchema.extend({ isText: z.boolean() })),
  playback: playbackSchema,
  /** Binary, see `core/media/peaks-file.ts`; null until computed. */
  peaksUrl: z.string().nullable(),
  /** null until made or for sound files. Picture `n` shows `n * intervalMs`; sheets of `columns * rows`. */
  thumbnails: sheetsSchema
    .extend({
      /** The sheet's number is appended: `URL/0`. */
      url: z.string(),
    })
    .nullable(),
  /** Files of subtitles or chapters beside the video that can be imported. */
  sidecars: z.array(
    z.object({ source: sourceIdSchema, name: z.string(), holds: z.enum(['subtitles', 'chapters']) }),
  ),
  warnings: z.array(noteSchema),
  replacement: replacementSchema.nullable(),
});
export type MediaDetail = z.infer<typeof mediaDetailSchema>;

export const mediaOperations = {
  'media.list': operation({
    input: z.object({
      query: z.string().max(300).optional(),
      /** Only these, those that are not there (any more) left out. */
      mediaIds: z.array(mediaIdSchema).max(1000).optional(),
    }),
    output: z.object({ media: z.array(mediaSummarySchema) }),
    longOutput: ['media'],
    priority: 'interactive',
  }),
  /** Tags, notes and stars; what a change does not name stays. All or none. */
  'media.setLabels': operation({
    input: z.object({
      changes: z
        .array(labelChangesSchema.extend({ mediaId: mediaIdSchema }))
        .min(1)
        .max(10_000),
    }),
    output: z.object({}),
    priority: 'interactive',
  }),
  /** Each file is taken or refused on its own. */
  'media.add': operation({
    input: z.object({ sources: z.array(sourceIdSchema).min(1).max(1000) }),
    output: z.object({
      added: z.array(mediaSummarySchema),
      /** Already there: the fingerprint was known (a moved file is found again). `chosenName`: of the file that was chosen. */
      known: z.array(mediaSummarySchema.extend({ chosenName: z.string() })),
      refused: z.array(z.object({ name: z.string(), error: failureSchema })),
    }),
    priority: 'interactive',
  }),
  'media.addSample': operation({ input: z.object({}), output: mediaSummarySchema, priority: 'interactive' }),
  'media.get': operation({
    input: z.object({ mediaId: mediaIdSchema }),
    output: mediaDetailSchema,
    priority: 'interactive',
  }),
  /** Forgets it and everything made of it; the file itself stays. */
  'media.remove': operation({
    input: z.object({ mediaId: mediaIdSchema }),
    output: z.object({}),
    priority: 'interactive',
  }),
  /**
   * Makes a copy to play, also of a file that should play directly: the page could not, or wants another audio track
   * (index among `audioTracks`; null: the one that is heard unless a person chooses). What is played goes on until the copy is there.
   */
  'media.makeProxy': operation({
    input: z.object({ mediaId: mediaIdSchema, audioTrack: z.int().min(0).nullable() }),
    output: z.object({ jobId: z.string() }),
    priority: 'interactive',
  }),
  /** What would change if this file took the place of the video's; null: the file that lies where the video was. */
  'media.compare': operation({
    input: z.object({ mediaId: mediaIdSchema, source: sourceIdSchema.nullable() }),
    output: z.object({
      /** The same content: there is nothing to ask. */
      isSame: z.boolean(),
      before: mediaFactsSchema,
      after: mediaFactsSchema,
      /** The library has this file as another video, whose captions `media.replace` brings along. */
      known: z.object({ name: z.string(), trackCount: z.int() }).nullable(),
    }),
    priority: 'interactive',
  }),
  /**
   * Takes this file for the video, whatever it holds: captions, words and history stay, and what was found in the file
   * before is made anew. `found`: videos that were missing too and lie beside it.
   */
  'media.replace': operation({
    input: z.object({ mediaId: mediaIdSchema, source: sourceIdSchema.nullable() }),
    output: z.object({ media: mediaDetailSchema, found: z.array(mediaSummarySchema) }),
    priority: 'interactive',
  }),
  /** The captions are where they belong. */
  'media.endReplacement': operation({
    input: z.object({ mediaId: mediaIdSchema }),
    output: z.object({}),
    priority: 'interactive',
  }),
};
