import { SidecutError } from '../../core/errors.ts';
import type { Channel } from './channels/channel.ts';
import type { Contract, Priority } from '../../core/contract/operation.ts';
import type { CallOptions, Client } from './calls.ts';
import type { Request, Response } from './envelope.ts';
import { OutgoingParts } from './outgoing-parts.ts';
import { joinParts } from './parts.ts';
import { fromFailure } from '../../core/failure.ts';

interface PendingCall {
  readonly operation: string;
  /** Items of its reply that came ahead. */
  readonly ahead: unknown[];
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((value: never) => void) | undefined;
  /** To the signal that would cancel it. */
  readonly stopListening: () => void;
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
  const caller = new Caller(contract, channel, lostError);
  const calls = Object.fromEntries(
    Object.keys(contract).map((name) => [
      name,
      (input: unknown, options?: CallOptions<never>) => caller.call(name, input, options),
    ]),
  );
  return {
    calls: calls as unknown as Client<C>,
    get open() {
      return caller.open;
    },
    onEvent: (listener) => caller.onEvent(listener),
    close: () => caller.close(),
  };
}

class Caller {
  open = true;
  readonly #contract: Contract;
  readonly #channel: Channel<Response, Request>;
  readonly #lostError: (operation: string) => SidecutError;
  readonly #pending = new Map<number, PendingCall>();
  readonly #requests = new OutgoingParts();
  readonly #eventListeners: ((name: string, value: unknown) => void)[] = [];
  #nextId = 1;

  constructor(
    contract: Contract,
    channel: Channel<Response, Request>,
    lostError: (operation: string) => SidecutError,
  ) {
    this.#contract = contract;
    this.#channel = channel;
    this.#lostError = lostError;
    channel.onMessage((message) => this.#receive(message));
    channel.onClose(() => this.#lose(lostError));
  }

  onEvent(listener: (name: string, value: unknown) => void): void {
    this.#eventListeners.push(listener);
  }

  close(): void {
    this.#lose(cancelled);
    this.#channel.close();
  }

  call(operation: string, input: unknown, options: CallOptions<never> = {}): Promise<unknown> {
    const { signal, onProgress, priority } = options;
    if (signal?.aborted) return Promise.reject(cancelled());
    if (!this.open) return Promise.reject(this.#lostError(operation));
    return new Promise((resolve, reject) => {
      const id = this.#nextId++;
      const cancel = () => {
        this.#channel.post({ kind: 'cancel', id });
        this.#settle(id)?.reject(cancelled());
      };
      // First of all: what cannot be cloned throws here, and then the call never was.
      this.#send(id, operation, input, priority);
      signal?.addEventListener('abort', cancel, { once: true });
      const stopListening = () => signal?.removeEventListener('abort', cancel);
      this.#pending.set(id, { operation, ahead: [], resolve, reject, onProgress, stopListening });
      this.#channel.hold();
    });
  }

  #send(id: number, operation: string, input: unknown, priority: Priority | undefined): void {
    this.#requests.begin(id, input, this.#contract[operation]?.longInput?.path, {
      part: (items) => this.#channel.post({ kind: 'part', id, operation, items }),
      last: (value, ahead) => {
        const chosen = priority === undefined ? {} : { priority };
        const counted = ahead === 0 ? {} : { ahead };
        this.#channel.post({ kind: 'call', id, operation, input: value, ...chosen, ...counted });
      },
    });
  }

  #receive(message: Response): void {
    switch (message.kind) {
      case 'progress':
        this.#pending.get(message.id)?.onProgress?.(message.value as never);
        break;
      case 'part':
        this.#takePart(message.id, message.items);
        break;
      case 'next':
        this.#sendNextPart(message.id);
        break;
      case 'reply':
        this.#takeReply(message.id, message.value);
        break;
      case 'error':
        this.#settle(message.id)?.reject(fromFailure(message.error));
        break;
      case 'failure':
        this.#lose(() => fromFailure(message.error));
        this.#channel.close();
        break;
      case 'event':
        for (const listener of this.#eventListeners) listener(message.name, message.value);
        break;
    }
  }

  #sendNextPart(id: number): void {
    try {
      this.#requests.next(id);
    } catch (error) {
      this.#channel.post({ kind: 'cancel', id });
      this.#settle(id)?.reject(error as Error);
    }
  }

  #takePart(id: number, items: readonly unknown[]): void {
    const call = this.#pending.get(id);
    if (call === undefined) return;
    for (const item of items) call.ahead.push(item);
    this.#channel.post({ kind: 'next', id });
  }

  #takeReply(id: number, value: unknown): void {
    const call = this.#settle(id);
    if (call === undefined) return;
    const path = this.#contract[call.operation]?.longOutput ?? [];
    call.resolve(joinParts(value, path, call.ahead));
  }

  #settle(id: number): PendingCall | undefined {
    const call = this.#pending.get(id);
    this.#pending.delete(id);
    this.#requests.drop(id);
    if (this.#pending.size === 0) this.#channel.free();
    call?.stopListening();
    return call;
  }

  #lose(errorFor: (operation: string) => Error): void {
    this.open = false;
    for (const [id, call] of [...this.#pending]) {
      this.#settle(id);
      call.reject(errorFor(call.operation));
    }
  }
}

function cancelled(): SidecutError {
  return new SidecutError('cancelled', {});
}
