/** Entry of the thread that reads whole texts. */
import { MessagePort, parentPort, workerData } from 'node:worker_threads';
import { chapterTree } from '../../../core/chapters/chapter-tree.ts';
import { segmentChapters } from '../../../core/chapters/segment-chapters.ts';
import { toFailure } from '../../../core/failure.ts';
import { extractSummary } from '../../../core/summary/extract-summary.ts';
import { writeSummary } from '../../../core/summary/writer/write-summary.ts';
import { channelOverPort } from '../../transport/channels/message-port.ts';
import type { Response } from '../../transport/envelope.ts';
import { serve } from '../../transport/server.ts';
import { askWriter } from './ask-writer.ts';
import { textContract } from './text-contract.ts';
import type { WritingWork, WrittenOnThread } from './text-contract.ts';

const channel = channelOverPort<unknown, Response>(parentPort!);
serve(
  textContract,
  {
    divideIntoChapters: ({ text, ...facts }) =>
      Promise.resolve(chapterTree(text, segmentChapters(text), facts)),
    summarise: ({ text, trackId }) => Promise.resolve(extractSummary(text, { trackId })),
    writeSummary: (work, { progress }) => write(work, (done, parts) => progress({ done, parts })),
  },
  channel,
);
async function write(
  { text, trackId, language, contextTokens }: WritingWork,
  onPart: (done: number, parts: number) => void,
): Promise<WrittenOnThread> {
  if (!(workerData instanceof MessagePort)) throw new Error('no writer was lent');
  // Whoever stops the work ends the thread.
  const options = { trackId, language, isStopped: () => false, onPart };
  const outcome = await writeSummary(text, askWriter(workerData, contextTokens), options);
  if (outcome.kind === 'too-small') return outcome;
  const failures = outcome.failures.map(({ chapter, cause }) => ({ chapter, failure: toFailure(cause) }));
  return { ...outcome, failures };
}

// Whoever started it decides when it ends.
channel.hold();
