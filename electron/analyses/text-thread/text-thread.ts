/** Entry of the thread that reads whole texts. */
import { parentPort } from 'node:worker_threads';
import { chapterTree } from '../../../core/chapters/chapter-tree.ts';
import { segmentChapters } from '../../../core/chapters/segment-chapters.ts';
import { extractSummary } from '../../../core/summary/extract-summary.ts';
import { channelOverPort } from '../../transport/channels/message-port.ts';
import type { Response } from '../../transport/envelope.ts';
import { serve } from '../../transport/server.ts';
import { textContract } from './text-contract.ts';

const channel = channelOverPort<unknown, Response>(parentPort!);
serve(
  textContract,
  {
    divideIntoChapters: ({ text, ...facts }) =>
      Promise.resolve(chapterTree(text, segmentChapters(text), facts)),
    summarise: ({ text, trackId }) => Promise.resolve(extractSummary(text, { trackId })),
  },
  channel,
);
// Whoever started it decides when it ends.
channel.hold();
