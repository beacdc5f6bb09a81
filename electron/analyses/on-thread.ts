import { Worker } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import type { Contract } from '../../core/contract/operation.ts';
import { fromFailure, toFailure } from '../../core/failure.ts';
import { channelToThread } from '../transport/channels/worker-thread.ts';
import { connect } from '../transport/client.ts';
import type { Connection } from '../transport/client.ts';
import type { Request, Response } from '../transport/envelope.ts';

/** A thread of our own: what it answers, and where it begins. */
export interface ThreadEntry<C extends Contract> {
  readonly name: string;
  readonly contract: C;
  readonly url: URL;
  /** On which it may ask whoever began it. */
  readonly port?: MessagePort;
}

/**
 * Of what a thread has just made: four times as much is usual, of which most would lie idle beside the values that stay.
 */
const maxYoungGenerationSizeMb = 8;

/** A thread that begins and ends with the work. Cancelling ends it, whatever it is at. */
export async function onThread<C extends Contract, Result>(
  { name, contract, url, port }: ThreadEntry<C>,
  work: (calls: Connection<C>['calls']) => Promise<Result>,
  signal: AbortSignal,
): Promise<Result> {
  signal.throwIfAborted();
  const thread = new Worker(url, {
    ...{ execArgv: [], name, resourceLimits: { maxYoungGenerationSizeMb } },
    ...(port !== undefined && { workerData: port, transferList: [port] }),
  });
  let crash: unknown = new Error(`the thread ${name} ended`);
  thread.once('error', (error) => {
    crash = error;
  });
  const channel = channelToThread<Response, Request>(thread);
  const connection = connect(contract, channel, () => fromFailure(toFailure(crash)));
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
