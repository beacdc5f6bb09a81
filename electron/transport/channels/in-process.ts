import type { Channel } from './channel.ts';

/**
 * Both ends of a line within one process. Messages are cloned, so that neither side sees the other's later changes,
 * and arrive in a later turn, as from another process.
 */
export function inProcessChannels<ToServer, ToClient>(): {
  readonly client: Channel<ToClient, ToServer>;
  readonly server: Channel<ToServer, ToClient>;
} {
  const line = new Line();
  return { client: line.end<ToClient, ToServer>('server'), server: line.end<ToServer, ToClient>('client') };
}

type Side = 'client' | 'server';

class Line {
  readonly #receivers: Record<Side, ((message: unknown) => void)[]> = { client: [], server: [] };
  readonly #closers: (() => void)[] = [];
  #open = true;

  end<Incoming, Outgoing>(other: Side): Channel<Incoming, Outgoing> {
    const own: Side = other === 'client' ? 'server' : 'client';
    return {
      post: (message) => this.#post(other, message),
      onMessage: (listener) => void this.#receivers[own].push(listener as (message: unknown) => void),
      onClose: (listener) => void this.#closers.push(listener),
      close: () => this.#close(),
      // A line to oneself keeps no process running.
      hold: () => undefined,
      free: () => undefined,
    };
  }

  #post(side: Side, message: unknown): void {
    if (!this.#open) return;
    const copy = structuredClone(message);
    setImmediate(() => {
      if (!this.#open) return;
      for (const receive of this.#receivers[side]) receive(copy);
    });
  }

  #close(): void {
    if (!this.#open) return;
    this.#open = false;
    setImmediate(() => {
      for (const closed of this.#closers) closed();
    });
  }
}
