import { SidecutError } from '../../core/errors.ts';
import type { Channel } from './channels/channel.ts';
import type { Contract } from '../../core/contract/operation.ts';
import type { CallOptions, Client } from './calls.ts';
import type { Request, Response } from './envelope.ts';
import { fromFailure } from '../../core/failure.ts';

interface PendingCall {
  readonly operation: string;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((value: never) => void) | undefined;
}

export interface Connection<C extends Contract> {
  readonly calls: Client<C>;
  /** False once the other side has gone: every later call fails. */
  readonly open: boolean;
  /** What the server tells without being asked, in order with the replies. */
  onEvent(listener: (name: string, value: unknown) => void): void;
  close(): void;
}

/**
 * Makes calls over a channel. `lostError` words what a call gets when the other side goes away while it runs.
 * The channel keeps this process running only while a call is pending.
 */
export function connect<C extends Contract>(
  contract: C,
  channel: Channel<Response, Request>,
  lostError: (operation: string) => SidecutError,
): Connection<C> {
  const pending = new Map<number, PendingCall>();
  const eventListeners: ((name: string, value: unknown) => void)[] = [];
  let nextId = 1;
  let open = true;

  function settle(id: number): PendingCall | undefined {
    const call = pending.get(id);
    pending.delete(id);
    if (pending.size === 0) channel.free();
    return call;
  }

  function lose(errorFor: (operation: string) => Error): void {
    open = false;
    for (const [id, call] of [...pending]) {
      settle(id);
      call.reject(errorFor(call.operation));
    }
  }

  function call(operation: string, input: unknown, options: CallOptions<never> = {}): Promise<unknown> {
    const { signal, onProgress, priority } = options;
    if (signal?.aborted) return Promise.reject(cancelled());
    if (!open) return Promise.reject(lostError(operation));
    return new Promise((resolve, reject) => {
      const id = nextId++;
      const cancel = () => {
        channel.post({ kind: 'cancel', id });
        settle(id)?.reject(cancelled());
      };
      const done = () => signal?.removeEventListener('abort', cancel);
      // First of all: what cannot be cloned throws here, and then the call never was.
      channel.post({ kind: 'call', id, operation, input, ...(priority === undefined ? {} : { priority }) });
      signal?.addEventListener('abort', cancel, { once: true });
      pending.set(id, {
        operation,
        resolve: (value) => {
          done();
          resolve(value);
        },
        reject: (error) => {
          done();
          reject(error);
        },
        onProgress,
      });
      channel.hold();
    });
  }

  channel.onMessage((message) => {
    switch (message.kind) {
      case 'progress':
        pending.get(message.id)?.onProgress?.(message.value as never);
        break;
      case 'reply':
        settle(message.id)?.resolve(message.value);
        break;
      case 'error':
        settle(message.id)?.reject(fromFailure(message.error));
        break;
      case 'failure':
        lose(() => fromFailure(message.error));
        channel.close();
        break;
      case 'event':
        for (const listener of eventListeners) listener(message.name, message.value);
        break;
    }
  });
  channel.onClose(() => lose(lostError));

  const calls = Object.fromEntries(
    Object.keys(contract).map((name) => [
      name,
      (input: unknown, options?: CallOptions<never>) => call(name, input, options),
    ]),
  );
  return {
    calls: calls as unknown as Client<C>,
    get open() {
      return open;
    },
    onEvent: (listener) => void eventListeners.push(listener),
    close: () => {
      lose(() => cancelled());
      channel.close();
    },
  };
}

function cancelled(): SidecutError {
  return new SidecutError('cancelled', 'Cancelled.');
}
