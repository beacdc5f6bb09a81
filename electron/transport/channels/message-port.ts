import type { Channel } from './channel.ts';

/**
 * What Node's `MessagePort` and Electron's `utilityProcess` ports have in common. Electron's deliver
 * `{ data }`, Node's the value itself; Electron's have no `ref`.
 */
export interface PortLike {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  once(event: 'close', listener: () => void): unknown;
  start?(): void;
  close?(): void;
  ref?(): void;
  unref?(): void;
}

export function channelOverPort<Incoming, Outgoing>(
  port: PortLike,
  unwrap: (message: unknown) => unknown = (message) => message,
): Channel<Incoming, Outgoing> {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => {
      port.on('message', (message) => listener(unwrap(message) as Incoming));
      port.start?.();
      port.unref?.();
    },
    onClose: (listener) => void port.once('close', listener),
    close: () => port.close?.(),
    hold: () => port.ref?.(),
    free: () => port.unref?.(),
  };
}
