import type { Channel } from '../transport/channels/channel.ts';
import type { Request, Response } from '../transport/envelope.ts';

/** How long a worker may go on with a call that was cancelled. */
export const cancelGraceMs = 2000;
/** The same for a worker that was not heard yet: it may still be reading the inference runtime from a slow disk. */
const startGraceMs = 15_000;

/**
 * [Note: Cancelled calls that go on]
 * A cancelled call rejects at once for its caller, but the worker may be in the middle of a run that nothing can stop,
 * or hang in a driver; the calls behind it would wait for ever. The worker answers a cancelled call like any other,
 * so the line is watched for that answer: where none comes in time, `onStuck` is told, once. Until then this process
 * is kept running: whoever cancels in order to leave does not leave a busy worker behind.
 */
export function watchCancels(
  channel: Channel<Response, Request>,
  onStuck: () => void,
  graceMs = cancelGraceMs,
): Channel<Response, Request> {
  const waiting = new Map<number, NodeJS.Timeout>();
  let heard = false;

  function watch(id: number): void {
    clearTimeout(waiting.get(id));
    waiting.set(id, setTimeout(giveUp, heard ? graceMs : startGraceMs));
  }

  function answered(id: number): void {
    clearTimeout(waiting.get(id));
    waiting.delete(id);
  }

  function forgetAll(): void {
    for (const id of [...waiting.keys()]) answered(id);
  }

  function giveUp(): void {
    forgetAll();
    onStuck();
  }

  function hear(message: Response): void {
    if (message.kind === 'reply' || message.kind === 'error') answered(message.id);
    if (heard) return;
    heard = true;
    for (const id of [...waiting.keys()]) watch(id);
  }

  channel.onClose(forgetAll);
  return {
    ...channel,
    post: (message) => {
      channel.post(message);
      if (message.kind === 'cancel') watch(message.id);
    },
    onMessage: (listener) =>
      channel.onMessage((message) => {
        hear(message);
        listener(message);
      }),
  };
}
