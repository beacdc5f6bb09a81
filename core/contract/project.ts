import { z } from 'zod';
import { formatProblemSchema } from '../formats/problems.ts';
import { changeSchema, chapterSchema, editSchema, trackSchema, undoStateSchema } from '../project/project.ts';
import { trackCueSchema } from '../project/track-cue.ts';
import { mediaIdSchema, sourceIdSchema } from './media.ts';
import { operation } from './operation.ts';

/**
 * [Note: Long edits]
 * Whoever reads a message does nothing else meanwhile: 20,000 changes keep the host busy for most of a second. So a
 * page sends a long edit in parts, each but the last ahead with `project.stage`; and a list that the host would have
 * to write is left out when it is long, and the page reads the cues in pages.
 */
export const mostChangesPerCall = 250;
export const mostChangesPerAnswer = 1000;

const afterEditSchema = z.object({
  /** Counts every change of the project, by a person or a job. */
  revision: z.int(),
  undoState: undoStateSchema,
});

const afterStepSchema = afterEditSchema.extend({
  /** What was undone or made again, as it was made; null when there was nothing, or when it is long. */
  edit: editSchema.nullable(),
  /** The edit has more than `mostChangesPerAnswer` changes: the page reads the project again. */
  readAgain: z.boolean(),
});

export const projectOperations = {
  'project.open': operation({
    input: z.object({ mediaId: mediaIdSchema }),
    output: z.object({
      revision: z.int(),
      tracks: z.array(trackSchema.extend({ cueCount: z.int() })),
      chapters: z.array(chapterSchema),
      undoState: undoStateSchema,
    }),
    priority: 'interactive',
  }),
  /** At most 2000 cues at a time, in the track's order, so that nobody waits for one long message. */
  'project.cues': operation({
    input: z.object({ trackId: z.string(), offset: z.int().min(0), limit: z.int().min(1).max(2000) }),
    output: z.object({ cues: z.array(trackCueSchema), revision: z.int() }),
    priority: 'interactive',
  }),
  /** Sends changes ahead; those of the same stage are joined in the order they come. See [Note: Long edits]. */
  'project.stage': operation({
    input: z.object({
      stageId: z.string().min(1).max(64),
      changes: z.array(changeSchema).min(1).max(mostChangesPerCall),
    }),
    output: z.object({}),
    priority: 'interactive',
  }),
  /**
   * Stores an edit. Every `before` must be what the library holds, else `edit-conflict` and nothing is changed:
   * the page then reads the project again.
   */
  'project.apply': operation({
    input: z.object({
      mediaId: mediaIdSchema,
      /** With the last of its changes when others were staged. */
      edit: editSchema,
      /** `count`: how many changes were sent ahead. A stage serves one attempt. */
      staged: z.object({ stageId: z.string().min(1).max(64), count: z.int().min(1) }).optional(),
    }),
    output: afterEditSchema,
    priority: 'interactive',
  }),
  'project.undo': operation({
    input: z.object({ mediaId: mediaIdSchema }),
    output: afterStepSchema,
    priority: 'interactive',
  }),
  'project.redo': operation({
    input: z.object({ mediaId: mediaIdSchema }),
    output: afterStepSchema,
    priority: 'interactive',
  }),
  /** Reads a subtitle file into a new track; repairs are reported, nothing is lost. Undoable. */
  'project.importFile': operation({
    input: z.object({ mediaId: mediaIdSchema, source: sourceIdSchema, encoding: z.string().optional() }),
    output: z.object({
      trackId: z.string(),
      cueCount: z.int(),
      format: z.string(),
      encoding: z.string(),
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
