/** Words that were heard, and the cues that are made of them. */
import { z } from 'zod';
import { speechGapSchema } from '../transcript/speech-gap.ts';
import { trackCueSchema } from '../project/track-cue.ts';
import { profileIdSchema } from '../project/project.ts';
import { trackIdSchema } from './media.ts';
import { operation } from './operation.ts';

/** A stretch that is heard at once, while somebody waits. */
export const maxStretchMs = 600_000;

const stretchSchema = z
  .strictObject({
    trackId: trackIdSchema,
    startMs: z.int().min(0),
    endMs: z.int().min(0),
    /** Ids of the cues in whose place the new ones would stand; others are built around. */
    replaced: z.array(z.string().max(64)).max(2000),
    /** As the track was made, unless given. */
    model: z.string().max(300).exactOptional(),
    language: z.string().max(35).exactOptional(),
    beamSize: z.int().min(1).max(8),
    /** Names and terms to expect. */
    hint: z.string().max(2000).exactOptional(),
  })
  .refine(({ startMs, endMs }) => endMs > startMs && endMs - startMs <= maxStretchMs, 'up to ten minutes');
export type StretchRequest = Readonly<z.infer<typeof stretchSchema>>;

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
  /**
   * Hears a stretch again, with other settings where some are given. What comes back stands nowhere yet: the track stays as
   * it is until the page makes an edit of it.
   */
  'transcripts.hearStretch': operation({
    input: stretchSchema,
    output: z.object({ cues: z.array(trackCueSchema) }),
    priority: 'background',
  }),
};
