import { z } from 'zod';
import { operation } from '../../../core/contract/operation.ts';
import type { DictionaryFiles } from './dictionary-places.ts';

const files = z.custom<readonly DictionaryFiles[]>();
const priority = 'interactive';

/** What the thread of the dictionaries answers. Both ends are ours: nothing is checked on the way. */
export const spellingContract = {
  check: operation({
    input: z.object({ files, words: z.custom<readonly string[]>() }),
    output: z.custom<readonly string[]>(),
    priority,
  }),
  suggest: operation({
    input: z.object({ files, word: z.string() }),
    output: z.custom<readonly string[]>(),
    priority,
  }),
};
