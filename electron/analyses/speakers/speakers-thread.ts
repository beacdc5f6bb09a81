/** Entry of the thread that tells voices apart: ten hours of talk take it seconds. */
import { parentPort } from 'node:worker_threads';
import { findSpeakers } from '../../../core/speakers/find-speakers.ts';
import { speakersOfTracks } from '../../../core/speakers/speakers-of-tracks.ts';
import { channelOverPort } from '../../transport/channels/message-port.ts';
import type { Response } from '../../transport/envelope.ts';
import { serve } from '../../transport/server.ts';
import { speakersContract } from './speakers-contract.ts';
import { readVoices } from './voice-file.ts';

const channel = channelOverPort<unknown, Response>(parentPort!);
serve(
  speakersContract,
  {
    findSpeakers: async ({ path, dimensions, count, ...heard }) =>
      findSpeakers({ ...heard, ...(await readVoices(path, dimensions)) }, count),
    speakersOfTracks: ({ tracks }) => Promise.resolve(speakersOfTracks(tracks)),
  },
  channel,
);
// Whoever started it decides when it ends.
channel.hold();
