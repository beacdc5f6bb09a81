import type { AppContract } from '../../../core/contract/app-contract.ts';
import type { Handlers } from '../../transport/calls.ts';
import { readGaps } from './read-gaps.ts';
import { rebuildCues } from './rebuild-cues.ts';
import type { RebuildParts } from './rebuild-cues.ts';

type TranscriptOperation = Extract<keyof AppContract, `transcripts.${string}`>;

export function createTranscriptHandlers(
  parts: RebuildParts,
): Pick<Handlers<AppContract>, TranscriptOperation> {
  return {
    'transcripts.gaps': ({ trackId }) => readGaps(parts.library, trackId),
    'transcripts.rebuild': async (request) => ({ isChanged: (await rebuildCues(parts, request)) !== null }),
  };
}
