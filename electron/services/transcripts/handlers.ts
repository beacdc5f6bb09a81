import type { AppContract } from '../../../core/contract/app-contract.ts';
import type { StretchRequest } from '../../../core/contract/transcripts.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import type { Handlers } from '../../transport/calls.ts';
import { readGaps } from './read-gaps.ts';
import { rebuildCues } from './rebuild-cues.ts';
import type { RebuildParts } from './rebuild-cues.ts';

export interface TranscriptHandlerParts extends RebuildParts {
  /** Of `transcripts.hearStretch`. */
  readonly hearStretch: (request: StretchRequest, signal: AbortSignal) => Promise<readonly TrackCue[]>;
}

type TranscriptOperation = Extract<keyof AppContract, `transcripts.${string}`>;

export function createTranscriptHandlers(
  parts: TranscriptHandlerParts,
): Pick<Handlers<AppContract>, TranscriptOperation> {
  return {
    'transcripts.gaps': ({ trackId }) => readGaps(parts.library, trackId),
    'transcripts.hearStretch': async (request, { signal }) => ({
      cues: [...(await parts.hearStretch(request, signal))],
    }),
    'transcripts.rebuild': async (request) => ({ isChanged: (await rebuildCues(parts, request)) !== null }),
  };
}
