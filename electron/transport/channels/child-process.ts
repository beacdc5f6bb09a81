import type { ChildProcess } from 'node:child_process';
import type { Channel } from './channel.ts';

/** The parent's end of a process made with `fork` and `serialization: 'advanced'`. */
export function channelToChild<Incoming, Outgoing>(child: ChildProcess): Channel<Incoming, Outgoing> {
  const free = () => {
    child.unref();
    child.channel?.unref();
  };
  free();
  return {
    // Without a callback a failed send would be an 'error' event; the exit that follows says all there is.
    post: (message) => {
      if (child.connected) child.send(message as object, () => undefined);
    },
    onMessage: (listener) => void child.on('message', (message) => listener(message as Incoming)),
    onClose: (listener) => {
      // 'exit' rather than 'disconnect': only then are the code and the signal known.
      child.once('exit', listener);
      // A process that could not be started has no exit.
      child.once('error', () => {
        if (child.pid === undefined) listener();
      });
    },
    close: () => {
      if (child.connected) child.disconnect();
    },
    hold: () => {
      child.ref();
      child.channel?.ref();
    },
    free,
  };
}

/** The child's end. */
export function channelToParent<Incoming, Outgoing>(): Channel<Incoming, Outgoing> {
  return {
    post: (message) => {
      if (process.connected) process.send?.(message, () => undefined);
    },
    onMessage: (listener) => void process.on('message', (message) => listener(message as Incoming)),
    onClose: (listener) => void process.once('disconnect', listener),
    close: () => {
      if (process.connected) process.disconnect();
    },
    hold: () => process.channel?.ref(),
    free: () => process.channel?.unref(),
  };
}
