/** Folders that the library follows: what is put into them comes into it. */
import { z } from 'zod';
import { failureSchema } from '../failure.ts';
import { sourceIdSchema } from './media.ts';
import { operation } from './operation.ts';

export const folderIdSchema = z.string().regex(/^[a-z0-9-]{1,64}$/);

export const folderSchema = z.object({
  id: folderIdSchema,
  /** Without the folders that it lies in. */
  name: z.string(),
  /** As people write it, for display only; `folder` of its videos is this or begins with it. */
  path: z.string(),
  /**
   * `followed`: the system tells what changes. `polled`: it can't, so it is looked through every minute. `reading`: it is
   * looked through for the first time. `absent`: it is not there, as when its drive is not plugged in.
   */
  state: z.enum(['followed', 'polled', 'reading', 'absent']),
  /** Videos that were found and come into the library one after the other. */
  coming: z.int().min(0),
  /** Of them those whose files somebody is still writing. */
  growing: z.int().min(0),
  /** Not taken since the app was started, the last ones. */
  refused: z.array(z.object({ name: z.string(), error: failureSchema })).max(100),
});
export type Folder = z.infer<typeof folderSchema>;

export const folderOperations = {
  'folders.list': operation({
    input: z.object({}),
    output: z.object({ folders: z.array(folderSchema) }),
    priority: 'interactive',
  }),
  /** One that lies in a folder which is followed already is answered by that one; one that holds others takes their place. */
  'folders.add': operation({
    input: z.object({ sources: z.array(sourceIdSchema).min(1).max(1000) }),
    output: z.object({
      folders: z.array(folderSchema),
      /** What is no folder, for `media.add`. */
      files: z.array(sourceIdSchema),
    }),
    priority: 'interactive',
  }),
  /** The files stay. `videos`: whether the videos in it stay in the library. */
  'folders.remove': operation({
    input: z.object({ folderId: folderIdSchema, videos: z.enum(['keep', 'remove']) }),
    output: z.object({}),
    priority: 'interactive',
  }),
  /** Looks through it again, or through all. */
  'folders.scan': operation({
    input: z.object({ folderId: folderIdSchema.nullable() }),
    output: z.object({}),
    priority: 'interactive',
  }),
};
