/** What the editor works on: the tracks, cues and chapters of one video, and edits of them. */
import { z } from 'zod';
import { captionStyleSchema } from '../style/caption-style.ts';
import { trackCueSchema } from './track-cue.ts';
import { spanSchema, wordlessStretchSchema } from './wordless-stretch.ts';

export const profileIdSchema = z.enum(['netflix', 'bbc', 'amazon', 'shorts']);

export const trackSchema = z.strictObject({
  id: z.string().min(1).max(64),
  /** For people, such as `English` or `talk.de.srt`. */
  name: z.string().min(1).max(300),
  /** BCP 47; `und` when unknown. */
  language: z.string().min(2).max(35),
  /** Where it came from: a transcription, a file or stream, a translation, or an empty track made by hand. */
  source: z.enum(['transcription', 'import', 'translation', 'manual']),
  /** Id of the model that wrote it. */
  model: z.string().max(300).exactOptional(),
  /** The guideline that its cues are measured against. */
  profile: profileIdSchema,
  /** `growing`: a job still adds cues behind the last one; what is there can be edited already. */
  state: z.enum(['growing', 'complete']),
  /** Position among the lanes of the timeline, ascending. */
  position: z.int().min(0),
  /** How its captions look; the default, fitted into the picture, without one. */
  style: captionStyleSchema.exactOptional(),
  /** Id of what its file held beside the cues (styles, remarks, the head), which exports write again. */
  extras: z.string().min(1).max(64).exactOptional(),
  /** Where a person heard that nobody says words. */
  wordless: z.array(wordlessStretchSchema).min(1).max(5000).readonly().exactOptional(),
  /** Of a translation: id of the track whose cues it says in another language, cue by cue, at the same times. */
  translates: z.string().min(1).max(64).exactOptional(),
  /** Where a person has settled who speaks: a new run leaves the speakers of these words as they are. */
  settledSpeakers: z.array(spanSchema).min(1).max(20_000).readonly().exactOptional(),
});
export type SubtitleTrack = Readonly<z.infer<typeof trackSchema>>;

export const chapterSchema = z.strictObject({
  id: z.string().min(1).max(64),
  startMs: z.int().min(0),
  title: z.string().max(500),
  /** The first chapter of a part, the coarser of the two levels. */
  beginsPart: z.literal(true).optional(),
  /** A person has settled it: it is not moved, renamed or deleted until it is unlocked. */
  isLocked: z.literal(true).optional(),
  /** A proposal that a person refused: no chapter, but none is proposed here again. */
  isRefused: z.literal(true).optional(),
});
export type Chapter = Readonly<z.infer<typeof chapterSchema>>;

/** One thing before and after: `null` before is an insertion, `null` after a deletion; ids never change. */
export const changeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('cue'),
    trackId: z.string().max(64),
    before: trackCueSchema.nullable(),
    after: trackCueSchema.nullable(),
  }),
  /** Deleting a track requires that the same edit deletes its cues, so that undo brings them back. */
  z.strictObject({
    kind: z.literal('track'),
    before: trackSchema.nullable(),
    after: trackSchema.nullable(),
  }),
  z.strictObject({
    kind: z.literal('chapter'),
    before: chapterSchema.nullable(),
    after: chapterSchema.nullable(),
  }),
]);
export type Change = Readonly<z.infer<typeof changeSchema>>;

/**
 * What an edit is called in menus: a message key of the page (`edit.split`) and what fills it, such as
 * `{ number: 14 }` for "Split cue 14".
 */
export const editNameSchema = z.strictObject({
  key: z
    .string()
    .max(64)
    .regex(/^edit\.[a-zA-Z]+$/),
  values: z
    .record(z.string().max(64), z.union([z.string().max(300), z.number()]))
    .refine((values) => Object.keys(values).length <= 20, 'at most 20 values'),
});
export type EditName = Readonly<z.infer<typeof editNameSchema>>;

/** An import adds as many cues. */
export const maxChangesOfEdit = 250_000;

export const editSchema = z.strictObject({
  id: z.string().min(1).max(64),
  name: editNameSchema,
  changes: z.array(changeSchema).min(1).max(maxChangesOfEdit).readonly(),
  /**
   * Edits of the same key that follow one another (typing, dragging) are undone together: the journal merges an
   * edit into the one before when both carry the same `mergeKey`.
   */
  mergeKey: z.string().max(100).exactOptional(),
});
export type Edit = Readonly<z.infer<typeof editSchema>>;

export const undoStateSchema = z.strictObject({
  undo: editNameSchema.nullable(),
  redo: editNameSchema.nullable(),
});
export type UndoState = Readonly<z.infer<typeof undoStateSchema>>;
