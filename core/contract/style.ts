import { z } from 'zod';
import { operation } from './operation.ts';

export const styleOperations = {
  /** Font families of this computer as burning in finds them, in the order of their names. */
  'style.fonts': operation({
    input: z.object({}),
    output: z.object({ families: z.array(z.string()) }),
    priority: 'interactive',
  }),
};
