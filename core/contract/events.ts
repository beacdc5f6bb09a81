/** What the host tells every page without being asked. */
import { z } from 'zod';
import { changeSchema, undoStateSchema } from '../project/project.ts';
import { jobSchema } from './jobs.ts';
import { mediaIdSchema } from './media.ts';

export const eventSchemas = {
  /** Added, removed, moved, or one of its derived files is ready. */
  'media.changed': z.object({ mediaId: mediaIdSchema }),
  /** A result is there, or is another one: whoever shows it reads it again. */
  'analyses.changed': z.object({ mediaId: mediaIdSchema, kind: z.string() }),
  'jobs.changed': z.object({ job: jobSchema }),
  'jobs.removed': z.object({ jobIds: z.array(z.string()) }),
  /**
   * The project's content changed by a job, by another page or by this one; `revision` counts each change, so a page
   * that has it already ignores the event and one that misses a number reads the project again. So does every page
   * that gets an empty list of `changes`: there were too many for one message, see [Note: Long edits] in project.ts.
   */
  'project.changed': z.object({
    mediaId: mediaIdSchema,
    revision: z.int(),
    changes: z.array(changeSchema),
    undoState: undoStateSchema,
  }),
  /** Added, removed, there or not, or how much is coming. */
  'folders.changed': z.object({}),
  'models.changed': z.object({}),
  'settings.changed': z.object({}),
  'glossary.changed': z.object({}),
  'voices.changed': z.object({}),
  /** "Open with" and the command line: the page shows it. */
  'app.openMedia': z.object({ mediaId: mediaIdSchema }),
  /** A menu of the operating system: the page runs the command. */
  'app.command': z.object({ commandId: z.string() }),
};
export type AppEvents = {
  readonly [Name in keyof typeof eventSchemas]: z.infer<(typeof eventSchemas)[Name]>;
};
export type AppEventName = keyof AppEvents;
export type EmitEvent = <Name extends AppEventName>(name: Name, event: AppEvents[Name]) => void;
