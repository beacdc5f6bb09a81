import type { Worker } from 'node:worker_threads';
import type { Contract } from '../../core/contract/operation.ts';
import type { SidecutError } from '../../core/errors.ts';
import { channelToThread } from './channels/worker-thread.ts';
import { connect } from './client.ts';
import type { Request, Response } from './envelope.ts';

/** From the last answer of the thread on; it has nothing left to do. */
const maxEndingMs = 5000;

/** A thread that answers the calls of a contract, among them `open` (as soon as it can) and `close`. */
export interface ThreadService {
  readonly call: (name: string, args: readonly unknown[]) => Promise<unknown>;
  /** Waits for what is running; later calls fail. */
  readonly close: () => Promise<void>;
}

/** `closed`: what calls fail with when the thread is gone, and why it is. */
export async function openThreadService(
  thread: Worker,
  contract: Contract,
  closed: (cause?: unknown) => SidecutError,
): Promise<ThreadService> {
  const channel = channelToThread<Response, Request>(thread);
  // A thread that could not open ends by itself: ended from here, it may be in the middle of its own module.
  const lasting = { ...channel, close: () => undefined };
  const gone = new Promise<void>((resolve) => channel.onClose(resolve));
  let crash: unknown;
  thread.once('error', (error) => {
    crash = error;
  });
  const { calls } = connect(contract, lasting, () => closed(crash));
  const ended = async () => {
    // Nothing else may keep this process running until the thread is gone.
    channel.hold();
    const late = setTimeout(() => void thread.terminate(), maxEndingMs);
    await gone.finally(() => clearTimeout(late));
  };
  await calls['open']!([]).catch(async (error: unknown) => {
    await ended();
    throw error;
  });

  let closing: Promise<void> | undefined;
  const close = async () => {
    // A thread that is gone already has released its files.
    await calls['close']!([]).catch(() => undefined);
    await ended();
  };
  return {
    call: (name, args) => (closing === undefined ? calls[name]!(args) : Promise.reject(closed())),
    close: () => (closing ??= close()),
  };
}
