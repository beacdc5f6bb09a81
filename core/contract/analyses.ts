/** What was found in a video, by kind: see [Note: Analyses] in core/analysis/analysis.ts. */
import { z } from 'zod';
import { failureSchema } from '../failure.ts';
import { noteSchema } from '../notes.ts';
import { jobSchema } from './jobs.ts';
import { mediaIdSchema } from './media.ts';
import { operation } from './operation.ts';

const kindSchema = z.string().min(1).max(64);

export const analysisStateSchema = z.object({
  kind: kindSchema,
  options: z.unknown(),
  /** `partly` and `failed` say why in `notes` and `failure`; what was found before a failure is still there. */
  state: z.enum(['done', 'partly', 'failed']),
  hasValue: z.boolean(),
  /** Made from something else than would be used now. */
  isOutOfDate: z.boolean(),
  notes: z.array(noteSchema),
  failure: failureSchema.nullable(),
  at: z.iso.datetime(),
});
export type AnalysisState = z.infer<typeof analysisStateSchema>;

export const analysisOperations = {
  'analyses.list': operation({
    input: z.object({ mediaId: mediaIdSchema }),
    output: z.object({
      analyses: z.array(analysisStateSchema),
      /** Kinds that the import makes of this video and that are not there. */
      missing: z.array(kindSchema),
      running: z.array(kindSchema),
    }),
    priority: 'interactive',
  }),
  /** As the kind's schema has it; null until there is one. */
  'analyses.read': operation({
    input: z.object({ mediaId: mediaIdSchema, kind: kindSchema, options: z.unknown() }),
    output: z.object({ value: z.unknown() }),
    priority: 'interactive',
  }),
  /** Makes it anew, also where it is there already. */
  'analyses.run': operation({
    input: z.object({ mediaId: mediaIdSchema, kind: kindSchema, options: z.unknown() }),
    output: jobSchema,
    priority: 'interactive',
  }),
};
