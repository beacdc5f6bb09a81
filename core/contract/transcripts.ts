/** Words that were heard, and the cues that are made of them. */
import { z } from 'zod';
import { speechGapSchema } from '../transcript/speech-gap.ts';
import { profileIdSchema } from '../project/project.ts';
import { trackIdSchema } from './media.ts';
import { operation } from './operation.ts';

export const transcriptOperations = {
  /**
   * Builds the cues of a track anew from its words, to a guideline; nothing is recognised again, and what a person edited
   * stays. An edit like others: undoable, announced as `project.changed`.
   */
  'transcripts.rebuild': operation({
    input: z.object({ trackId: trackIdSchema, profile: profileIdSchema }),
    output: z.object({ isChanged: z.boolean() }),
    priority: 'interactive',
  }),
  /** Where somebody speaks and the track's transcription has no text, in order; none for a track of other origin. */
  'transcripts.gaps': operation({
    input: z.object({ trackId: trackIdSchema }),
    output: z.object({ gaps: z.array(speechGapSchema) }),
    priority: 'interactive',
  }),
};
