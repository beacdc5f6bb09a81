/** What only a desktop shell can do. Hosts without it leave the capability out. */
import { z } from 'zod';
import { jobIdSchema, sourceIdSchema } from './media.ts';
import { operation } from './operation.ts';

const chosenSchema = z.object({ sources: z.array(z.object({ id: sourceIdSchema, name: z.string() })) });

export const shellOperations = {
  'shell.chooseFiles': operation({
    input: z.object({
      kind: z.enum(['media', 'subtitle', 'weights', 'image']),
      multiple: z.boolean(),
      /** Where to begin; where the person was last without. */
      folder: sourceIdSchema.exactOptional(),
    }),
    output: chosenSchema,
    priority: 'interactive',
  }),
  'shell.chooseFolder': operation({
    input: z.object({ multiple: z.boolean() }),
    output: chosenSchema,
    priority: 'interactive',
  }),
  'shell.revealOutput': operation({
    input: z.object({ jobId: jobIdSchema }),
    output: z.object({}),
    priority: 'interactive',
  }),
};
