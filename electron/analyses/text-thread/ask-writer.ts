import type { MessagePort } from 'node:worker_threads';
import { fromFailure, toFailure } from '../../../core/failure.ts';
import type { SummaryWriter } from '../../../core/summary/writer/write-summary.ts';
import { channelOverPort } from '../../transport/channels/message-port.ts';
import { connect } from '../../transport/client.ts';
import type { Request, Response } from '../../transport/envelope.ts';
import { writerContract } from './writer-contract.ts';

/** The language model of whoever began this thread, over the port that it lent. */
export function askWriter(port: MessagePort, contextTokens: number): SummaryWriter {
  const lost = () => fromFailure(toFailure(new Error('whoever lent the writer is gone')));
  const { calls } = connect(writerContract, channelOverPort<Response, Request>(port), lost);
  return {
    contextTokens,
    countTokens: (texts) => calls.countTokens({ texts }),
    countPrompt: ({ prompt }) => calls.countPrompt({ prompt }),
    write: async ({ prompt, maxAnswerTokens, answer }) =>
      answer.parse(await calls.writePart({ prompt, maxAnswerTokens })),
  };
}
