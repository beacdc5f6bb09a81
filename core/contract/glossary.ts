/** Names and terms as they are to be written: hints for what is heard, and known to the spelling. */
import { z } from 'zod';
import { glossaryTermSchema, maxTerms } from '../glossary/term.ts';
import { mediaIdSchema } from './media.ts';
import { operation } from './operation.ts';

const termsSchema = z.object({ terms: z.array(glossaryTermSchema) });

export const glossaryOperations = {
  /** Those of the library, then those of the video where one is given: each the oldest first. */
  'glossary.list': operation({
    input: z.object({ mediaId: mediaIdSchema.nullable() }),
    output: termsSchema,
    priority: 'interactive',
  }),
  /**
   * New ones, and those of known ids as they are now. Their texts are put in order; what has neither letter nor figure is
   * left out, and another of the same scope that differs in case alone gives way. Answers with those that were stored.
   */
  'glossary.put': operation({
    input: z.object({
      terms: z.array(glossaryTermSchema.extend({ text: z.string().max(1000) })).max(maxTerms),
    }),
    output: termsSchema,
    priority: 'interactive',
  }),
  'glossary.remove': operation({
    input: z.object({ ids: z.array(z.string().max(64)).max(maxTerms) }),
    output: z.object({}),
    priority: 'interactive',
  }),
};
