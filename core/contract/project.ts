import { z } from 'zod';
import { formatProblemSchema } from '../format-problems.ts';
import {
  changeSchema,
  chapterSchema,
  editSchema,
  maxChangesOfEdit,
  trackSchema,
  undoStateSchema,
} from '../project/project.ts';
import { trackCueSchema } from '../project/track-cue.ts';
import { mediaIdSchema, sourceIdSchema, trackIdSchema } from './media.ts';
import { operation } from './operation.ts';

/**
 * [Note: Long edits]
 * A person's edit crosses once, to the host and from there to the library, however long it is: the line cuts it into
 * parts ([Note: Long messages] in electron/transport/parts.ts). What the host would tell of a long edit is left out, and
 * whoever did not make it reads the cues again.
 */
export const maxChangesPerAnswer = 1000;

const afterEditSchema = z.object({
  /** Counts every change of the project, by a person or a job. */
  revision: z.int(),
  undoState: undoStateSchema,
});

const afterStepSchema = afterEditSchema.extend({
  /** What was undone or made again, as it was made; null when there was nothing, or when it is long. */
  edit: editSchema.nullable(),
  /** The edit has more than `maxChangesPerAnswer` changes: the page reads the project again. */
  readAgain: z.boolean(),
});

export const projectOperations = {
  'project.open': operation({
    input: z.object({ mediaId: mediaIdSchema }),
    output: z.object({
      revision: z.int(),
      tracks: z.array(trackSchema.extend({ cueCount: z.int() })),
      /** With proposals that were refused. */
      chapters: z.array(chapterSchema),
      undoState: undoStateSchema,
    }),
    priority: 'interactive',
  }),
  /** All cues of a track, in its order, as they are at one revision. */
  'project.cues': operation({
    input: z.object({ trackId: trackIdSchema }),
    output: z.object({ cues: z.array(trackCueSchema), revision: z.int() }),
    longOutput: ['cues'],
    priority: 'interactive',
  }),
  /**
   * Stores an edit. Every `before` must be what the library holds, else `edit-conflict` and nothing is changed:
   * the page then reads the project again.
   */
  'project.apply': operation({
    input: z.object({ mediaId: mediaIdSchema, edit: editSchema }),
    longInput: { path: ['edit', 'changes'], item: changeSchema, max: maxChangesOfEdit },
    output: afterEditSchema,
    priority: 'interactive',
  }),
  'project.undo': operation({
    input: z.object({ mediaId: mediaIdSchema }),
    output: afterStepSchema,
    longOutput: ['edit', 'changes'],
    priority: 'interactive',
  }),
  'project.redo': operation({
    input: z.object({ mediaId: mediaIdSchema }),
    output: afterStepSchema,
    longOutput: ['edit', 'changes'],
    priority: 'interactive',
  }),
  /**
   * Reads a subtitle file into a new track, which is told; of several languages each becomes a track. Repairs are
   * reported, nothing is lost. Undoable.
   */
  'project.importFile': operation({
    input: z.object({
      mediaId: mediaIdSchema,
      source: sourceIdSchema,
      encoding: z.string().max(64).optional(),
    }),
    output: z.object({
      trackId: z.string(),
      /** Of a file of several languages, the tracks of the others. */
      otherTrackIds: z.array(z.string()),
      cueCount: z.int(),
      format: z.string(),
      encoding: z.string(),
      problems: z.array(formatProblemSchema),
    }),
    priority: 'interactive',
  }),
  /** Some of its texts as this encoding reads them, those with letters that encodings differ in first. */
  'project.previewFile': operation({
    input: z.object({ source: sourceIdSchema, encoding: z.string().max(40) }),
    output: z.object({ texts: z.array(z.string()) }),
    priority: 'interactive',
  }),
  /** Chapters of a file of chapters or markers, or of another video: the page makes an edit of them. */
  'project.readChapters': operation({
    input: z.object({ mediaId: mediaIdSchema, source: sourceIdSchema }),
    output: z.object({
      chapters: z.array(chapterSchema.pick({ startMs: true, title: true, beginsPart: true })),
      problems: z.array(formatProblemSchema),
    }),
    priority: 'interactive',
  }),
  'project.importStream': operation({
    input: z.object({ mediaId: mediaIdSchema, streamIndex: z.int().min(0) }),
    output: z.object({ trackId: z.string(), cueCount: z.int() }),
    priority: 'interactive',
  }),
};
