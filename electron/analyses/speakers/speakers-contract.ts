import { z } from 'zod';
import type { SpeakersResult } from '../../../core/analysis/speakers.ts';
import { operation } from '../../../core/contract/operation.ts';
import type { SpeakerCount } from '../../../core/speakers/find-speakers.ts';
import type { AtOnce } from '../../../core/speakers/speakers-at-once.ts';
import type { Microphone } from '../../../core/speakers/speakers-of-tracks.ts';
import type { HeardRegions } from './hear-voices.ts';

export interface HeardVoices extends HeardRegions {
  /** A `VoiceFile`. */
  readonly path: string;
  readonly dimensions: number;
  readonly count: SpeakerCount | null;
  /** undefined: nobody is looked for who speaks at the same time. */
  readonly atOnce: AtOnce | undefined;
}

/** What the thread of speakers does. Both ends are ours: nothing is checked on the way. */
export const speakersContract = {
  findSpeakers: operation({
    input: z.custom<HeardVoices>(),
    output: z.custom<SpeakersResult>(),
    priority: 'background',
  }),
  speakersOfTracks: operation({
    input: z.custom<{ readonly tracks: readonly Microphone[] }>(),
    output: z.custom<SpeakersResult>(),
    priority: 'background',
  }),
};
