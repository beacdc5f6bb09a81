/** The file chooser: every entry is an opaque id that only this host can turn into a path. */
import { z } from 'zod';
import { mediaIdSchema, sourceIdSchema } from './media.ts';
import { operation } from './operation.ts';

/** Where an export goes: a folder that the chooser made known and a name in it. */
export const destinationSchema = z.object({
  folder: sourceIdSchema,
  fileName: z.string().min(1).max(255),
  /** Asked for when the file is there already (`file-exists`). */
  overwrite: z.boolean(),
});
export type Destination = z.infer<typeof destinationSchema>;

export const fileEntrySchema = z.object({
  id: sourceIdSchema,
  name: z.string(),
  kind: z.enum(['folder', 'media', 'subtitle', 'weights', 'image', 'other']),
  bytes: z.number().nullable(),
  modifiedAt: z.iso.datetime().nullable(),
});
export type FileEntry = z.infer<typeof fileEntrySchema>;

/** The home folder is known by its user: the page finds the words. */
const isHome = z.boolean();

export const fileOperations = {
  /** `name` of the home folder: that of the user. */
  'files.roots': operation({
    input: z.object({}),
    output: z.object({ roots: z.array(fileEntrySchema.extend({ isHome })) }),
    priority: 'interactive',
  }),
  /** Where the file of a video lies or lay: the folder or, once it is gone, what is left of the way to it. */
  'files.ofVideo': operation({
    input: z.object({ mediaId: mediaIdSchema }),
    output: z.object({ folder: sourceIdSchema.nullable() }),
    priority: 'interactive',
  }),
  'files.list': operation({
    input: z.object({ folder: sourceIdSchema }),
    output: z.object({
      /** From the root to this folder. */
      path: z.array(z.object({ id: sourceIdSchema, name: z.string(), isHome })),
      entries: z.array(fileEntrySchema),
      writable: z.boolean(),
    }),
    priority: 'interactive',
  }),
};
