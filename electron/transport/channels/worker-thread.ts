import type { Worker } from 'node:worker_threads';
import type { Channel } from './channel.ts';

/** The starter's end of a thread's own port; the thread's is `channelOverPort(parentPort)`. */
export function channelToThread<Incoming, Outgoing>(thread: Worker): Channel<Incoming, Outgoing> {
  thread.unref();
  return {
    post: (message) => thread.postMessage(message),
    onMessage: (listener) => void thread.on('message', (message) => listener(message as Incoming)),
    // 'exit' rather than the port's own end: an 'error' of the thread came before it.
    onClose: (listener) => void thread.once('exit', () => listener()),
    close: () => void thread.terminate(),
    hold: () => thread.ref(),
    free: () => thread.unref(),
  };
}
