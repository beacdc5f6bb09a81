import { SidecutError } from '../../core/errors.ts';
import type { Channel } from './channels/channel.ts';
import type { Contract, Operation, Priority } from '../../core/contract/operation.ts';
import type { HandlerContext, Handlers } from './calls.ts';
import { requestSchema } from './envelope.ts';
import type { Request, Response } from './envelope.ts';
import { Scheduler } from './scheduler.ts';
import { toFailure } from '../../core/failure.ts';

type Call = Extract<Request, { kind: 'call' }>;
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

/** Answers the calls that come over the channel until it closes; then every running call is aborted. */
export function serve<C extends Contract>(
  contract: C,
  handlers: Handlers<C>,
  channel: Channel<unknown, Response>,
  { scheduling = 'in-turns', checkReplies = false }: ServeOptions = {},
): void {
  const run = scheduling === 'in-turns' ? takeTurns() : runAtOnce;
  const running = new Map<number, AbortController>();

  async function answer(call: Call): Promise<void> {
    const { id } = call;
    const controller = new AbortController();
    running.set(id, controller);
    try {
      const { operation, handler } = find(contract, handlers, call.operation);
      const input = parseInput(operation, call);
      const context = {
        signal: controller.signal,
        progress: (value: unknown) => {
          if (!controller.signal.aborted) channel.post({ kind: 'progress', id, value });
        },
      };
      const value = await run(call.priority ?? operation.priority, controller.signal, () =>
        handler(input, context),
      );
      if (checkReplies) operation.output.parse(value);
      channel.post({ kind: 'reply', id, value });
    } catch (error) {
      channel.post({ kind: 'error', id, error: toFailure(error) });
    } finally {
      running.delete(id);
    }
  }

  channel.onMessage((message) => {
    const request = requestSchema.safeParse(message);
    // Nobody could be answered: a message that is no request has no number.
    if (!request.success) return;
    if (request.data.kind === 'call') void answer(request.data);
    else running.get(request.data.id)?.abort(new SidecutError('cancelled', 'Cancelled.'));
  });
  channel.onClose(() => {
    for (const controller of running.values()) controller.abort(new SidecutError('cancelled', 'Cancelled.'));
  });
}

function takeTurns(): RunCall {
  const scheduler = new Scheduler();
  return (priority, signal, task) => scheduler.run(priority, signal, task);
}

const runAtOnce: RunCall = (_priority, _signal, task) => task();

function find<C extends Contract>(contract: C, handlers: Handlers<C>, name: string) {
  if (!Object.hasOwn(contract, name))
    throw new SidecutError('usage', { reason: 'unknown-operation', operation: name });
  return { operation: contract[name]!, handler: handlers[name] as unknown as AnyHandler };
}

function parseInput(operation: Operation, call: Call): unknown {
  const parsed = operation.input.safeParse(call.input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const { operation: name } = call;
  const facts = { operation: name, path: issue.path.join('.'), problem: issue.message };
  throw new SidecutError('usage', { reason: 'bad-input', ...facts });
}
