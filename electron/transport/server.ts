import type { z } from 'zod';
import { assertNever } from '../../core/assert-never.ts';
import { SidecutError } from '../../core/errors.ts';
import type { Channel } from './channels/channel.ts';
import type { Contract, ListPath, LongList, Operation, Priority } from '../../core/contract/operation.ts';
import type { HandlerContext, Handlers } from './calls.ts';
import { requestSchema } from './envelope.ts';
import type { Request, Response } from './envelope.ts';
import { OutgoingParts } from './outgoing-parts.ts';
import { joinParts, listAt } from './parts.ts';
import { Scheduler } from './scheduler.ts';
import { toFailure } from '../../core/failure.ts';

type Call = Extract<Request, { kind: 'call' }>;
type Part = Extract<Request, { kind: 'part' }>;
type AnyHandler = (input: unknown, context: HandlerContext<unknown>) => Promise<unknown>;

export interface ServeOptions {
  /**
   * `in-turns` (see [Note: Two levels]) where calls share one thing, such as a model. `at-once` where each waits for
   * something of its own, such as a file: they start in the order of arrival, none waits for another.
   */
  readonly scheduling?: 'in-turns' | 'at-once';
  /** Replies that break the contract become errors (for tests: large replies are costly to check). */
  readonly checkReplies?: boolean;
}

type RunCall = (priority: Priority, signal: AbortSignal, task: () => Promise<unknown>) => Promise<unknown>;

/**
 * Answers the calls that come over the channel until it closes; then every running call is aborted. A call ends with
 * one `reply` or `error`, also when it was cancelled.
 */
export function serve<C extends Contract>(
  contract: C,
  handlers: Handlers<C>,
  channel: Channel<unknown, Response>,
  options: ServeOptions = {},
): void {
  const server = new Server(contract, handlers as never, channel, options);
  channel.onMessage((message) => {
    const request = requestSchema.safeParse(message);
    // Nobody could be answered: a message that is no request has no number.
    if (request.success) server.receive(request.data);
  });
  channel.onClose(() => server.end());
}

class Server {
  readonly #contract: Contract;
  readonly #handlers: Readonly<Record<string, AnyHandler>>;
  readonly #channel: Channel<unknown, Response>;
  readonly #run: RunCall;
  readonly #checkReplies: boolean;
  readonly #running = new Map<number, AbortController>();
  /** Items of calls that are not whole yet. */
  readonly #arriving = new Map<number, unknown[]>();
  readonly #replies = new OutgoingParts();

  constructor(
    contract: Contract,
    handlers: Readonly<Record<string, AnyHandler>>,
    channel: Channel<unknown, Response>,
    { scheduling = 'in-turns', checkReplies = false }: ServeOptions,
  ) {
    this.#contract = contract;
    this.#handlers = handlers;
    this.#channel = channel;
    this.#run = scheduling === 'in-turns' ? takeTurns() : runAtOnce;
    this.#checkReplies = checkReplies;
  }

  receive(request: Request): void {
    switch (request.kind) {
      case 'call':
        void this.#answer(request);
        break;
      case 'part':
        this.#takePart(request);
        break;
      case 'next':
        this.#sendNextPart(request.id);
        break;
      case 'cancel':
        this.#cancel(request.id);
        break;
      default:
        assertNever(request);
    }
  }

  end(): void {
    for (const controller of this.#running.values()) controller.abort(new SidecutError('cancelled', {}));
  }

  async #answer(call: Call): Promise<void> {
    const { id } = call;
    if (this.#isInUse(id)) {
      this.#fail(id, numberInUse(call.operation, id));
      return;
    }
    const controller = new AbortController();
    this.#running.set(id, controller);
    try {
      const operation = this.#find(call.operation);
      const value = await this.#carryOut(operation, call, controller.signal);
      controller.signal.throwIfAborted();
      if (this.#checkReplies) operation.output.parse(value);
      this.#reply(id, value, operation.longOutput);
    } catch (error) {
      this.#fail(id, error);
    } finally {
      this.#running.delete(id);
    }
  }

  #carryOut(operation: Operation, call: Call, signal: AbortSignal): Promise<unknown> {
    const { id } = call;
    const ahead = this.#takeParts(call);
    const last = checked(operation.input, call.input, call.operation);
    const { path = [], max = Infinity } = operation.longInput ?? {};
    const input = joinParts(last, path, ahead);
    if (ahead.length > 0 && (listAt(input, path)?.length ?? 0) > max)
      throw tooLong(call.operation, path, max);
    const progress = (value: unknown) => {
      if (!signal.aborted) this.#channel.post({ kind: 'progress', id, value });
    };
    const handler = this.#handlers[call.operation]!;
    return this.#run(call.priority ?? operation.priority, signal, () => handler(input, { signal, progress }));
  }

  #reply(id: number, whole: unknown, path: ListPath | undefined): void {
    this.#replies.begin(id, whole, path, {
      part: (items) => this.#channel.post({ kind: 'part', id, items }),
      last: (value) => this.#channel.post({ kind: 'reply', id, value }),
    });
  }

  #sendNextPart(id: number): void {
    try {
      this.#replies.next(id);
    } catch (error) {
      this.#fail(id, error);
    }
  }

  #takePart({ id, operation, items }: Part): void {
    try {
      const { longInput } = this.#find(operation);
      if (longInput === undefined) throw new SidecutError('usage', { reason: 'no-parts', operation });
      if (this.#isInUse(id)) throw numberInUse(operation, id);
      const ahead = this.#arriving.get(id) ?? [];
      this.#requireRoom(operation, longInput, ahead.length + items.length, items.length);
      for (const item of items) {
        ahead.push(checked(longInput.item, item, operation, [...longInput.path, ahead.length]));
      }
      this.#arriving.set(id, ahead);
      this.#channel.post({ kind: 'next', id });
    } catch (error) {
      this.#arriving.delete(id);
      this.#fail(id, error);
    }
  }

  #takeParts({ id, operation, ahead: expected = 0 }: Call): readonly unknown[] {
    const ahead = this.#arriving.get(id) ?? [];
    this.#arriving.delete(id);
    if (ahead.length === expected) return ahead;
    throw new SidecutError('usage', { reason: 'parts-missing', operation, expected, arrived: ahead.length });
  }

  /** Nothing may pile up in lists that never become whole. */
  #requireRoom(operation: string, { path, max = Infinity }: LongList, length: number, more: number): void {
    const waiting = [...this.#arriving.values()].reduce((sum, items) => sum + items.length, more);
    if (length > max || waiting > 2 * max) throw tooLong(operation, path, max);
  }

  /** A second call of one number would take the first one's place, which then nobody could cancel. */
  #isInUse(id: number): boolean {
    return this.#running.has(id) || this.#replies.has(id);
  }

  #cancel(id: number): void {
    const cancelled = new SidecutError('cancelled', {});
    this.#running.get(id)?.abort(cancelled);
    const wasArriving = this.#arriving.delete(id);
    const wasReplying = this.#replies.drop(id);
    if (wasArriving || wasReplying) this.#fail(id, cancelled);
  }

  #fail(id: number, error: unknown): void {
    this.#channel.post({ kind: 'error', id, error: toFailure(error) });
  }

  #find(name: string): Operation {
    if (Object.hasOwn(this.#contract, name)) return this.#contract[name]!;
    throw new SidecutError('usage', { reason: 'no-such-operation', operation: name });
  }
}

function numberInUse(operation: string, number: number): SidecutError {
  return new SidecutError('usage', { reason: 'number-in-use', operation, number });
}

function tooLong(operation: string, path: ListPath, max: number): SidecutError {
  const problem = `Too big: expected array to have <=${max} items`;
  return new SidecutError('usage', { reason: 'wrong-input', operation, path: path.join('.'), problem });
}

function takeTurns(): RunCall {
  const scheduler = new Scheduler();
  return (priority, signal, task) => scheduler.run(priority, signal, task);
}

const runAtOnce: RunCall = (_priority, _signal, task) => task();

function checked(schema: z.ZodType, value: unknown, operation: string, above: ListPath = []): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const path = [...above, ...issue.path].join('.');
  throw new SidecutError('usage', { reason: 'wrong-input', operation, path, problem: issue.message });
}
