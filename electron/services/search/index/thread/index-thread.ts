/** The index's thread: opens its file and answers calls one after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { toFailure } from '../../../../../core/failure.ts';
import type { Handlers } from '../../../../transport/calls.ts';
import { channelOverPort } from '../../../../transport/channels/message-port.ts';
import type { Response } from '../../../../transport/envelope.ts';
import { serve } from '../../../../transport/server.ts';
import { indexContract, indexMethods } from '../index-contract.ts';
import { openIndexSession } from '../index-session.ts';
import type { IndexSession } from '../index-session.ts';

const channel = channelOverPort<unknown, Response>(parentPort!);

function start(): void {
  let session: IndexSession;
  try {
    session = openIndexSession(workerData as string);
  } catch (error) {
    channel.post({ kind: 'failure', error: toFailure(error) });
    return;
  }
  serve(indexContract, handlersOf(session), channel, { scheduling: 'at-once' });
  channel.hold();
}

function handlersOf(session: IndexSession): Handlers<typeof indexContract> {
  const methods = indexMethods.map((method) => [
    method,
    // Within the call to the handler, so that calls are answered in their order.
    (args: unknown) =>
      new Promise((resolve) => {
        resolve(session.call(method, args as readonly unknown[]));
      }),
  ]);
  return {
    ...(Object.fromEntries(methods) as Handlers<typeof indexContract>),
    open: () => Promise.resolve(null),
    close: () => {
      // Behind the answer.
      setImmediate(() => channel.close());
      session.close();
      return Promise.resolve(null);
    },
  };
}

start();
