import { Worker } from 'node:worker_threads';
import { fromFailure, toFailure } from '../../../core/failure.ts';
import { channelToThread } from '../../transport/channels/worker-thread.ts';
import { connect } from '../../transport/client.ts';
import type { Connection } from '../../transport/client.ts';
import type { Request, Response } from '../../transport/envelope.ts';
import { textContract } from './text-contract.ts';

/**
 * [Note: The thread of texts]
 * To divide or summarise ten hours of talk takes seconds in which nobody else would be answered: it is done in a thread
 * that begins and ends with the work. Cancelling ends the thread, whatever it is at.
 */
export async function onTextThread<Result>(
  work: (calls: Connection<typeof textContract>['calls']) => Promise<Result>,
  signal: AbortSignal,
): Promise<Result> {
  signal.throwIfAborted();
  const thread = new Worker(new URL('text-thread.ts', import.meta.url), { execArgv: [], name: 'text' });
  let crash: unknown = new Error('the thread of texts ended');
  thread.once('error', (error) => {
    crash = error;
  });
  const channel = channelToThread<Response, Request>(thread);
  const connection = connect(textContract, channel, () => fromFailure(toFailure(crash)));
  const stop = () => connection.close();
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await work(connection.calls);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    connection.close();
  }
}
