import { MessageChannel } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { writerAnswerSchema } from '../../../core/summary/writer/prompt.ts';
import type { TextWriter } from '../../services/writers/text-writer.ts';
import type { Response } from '../../transport/envelope.ts';
import { channelOverPort } from '../../transport/channels/message-port.ts';
import { serve } from '../../transport/server.ts';
import { writerContract } from './writer-contract.ts';

/** A port on which a thread asks the language model of this one; closed with the thread. */
export function lendWriter(writer: TextWriter, signal: AbortSignal): MessagePort {
  const { port1: own, port2: lent } = new MessageChannel();
  const answer = writerAnswerSchema;
  serve(
    writerContract,
    {
      countTokens: ({ texts }) => writer.countTokens(texts, signal),
      countPrompt: ({ prompt }) => writer.countPrompt({ prompt, answer }, signal),
      writePart: (request) => writer.write({ ...request, answer }, { signal }),
    },
    channelOverPort<unknown, Response>(own),
  );
  return lent;
}
