import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { operation } from '../../core/contract/operation.ts';
import { SidecutError } from '../../core/errors.ts';
import { inProcessChannels } from './channels/in-process.ts';
import { connect } from './client.ts';
import type { Request, Response } from './envelope.ts';
import { createEventBus } from './events.ts';
import { serve } from './server.ts';
import type { ServeOptions } from './server.ts';

const contract = {
  halve: operation({ input: z.object({ number: z.int() }), output: z.int(), priority: 'interactive' }),
};

function connectWith(options: ServeOptions) {
  const started: number[] = [];
  const answers = new Map<number, () => void>();
  const { client, server } = inProcessChannels<Request, Response>();
  const halve = ({ number }: { number: number }) => {
    started.push(number);
    return new Promise<number>((resolve) => answers.set(number, () => resolve(number / 2)));
  };
  serve(contract, { halve }, server, options);
  const { calls } = connect(
    contract,
    client,
    (operation) => new SidecutError('disconnected', { reason: 'lost', operation }),
  );
  /** Calls that were answered, in that order. */
  const answered: number[] = [];
  const call = (number: number) => calls.halve({ number }).then((half) => void answered.push(half));
  /** Lets a call that has started end. */
  const answer = (number: number) =>
    vi.waitFor(() => expect(answers.get(number)).toBeDefined()).then(() => answers.get(number)!());
  return { calls, call, answer, started, answered };
}

describe('a server', () => {
  it('at once lets a short call pass a long one, and starts them in order', async () => {
    const { call, answer, started, answered } = connectWith({ scheduling: 'at-once' });
    const [long, ...short] = [80, 2, 4].map(call);
    await answer(2);
    await answer(4);
    await Promise.all(short);
    expect(started).toEqual([80, 2, 4]);
    expect(answered).toEqual([1, 2]);
    await answer(80);
    await long;
    expect(answered).toEqual([1, 2, 40]);
  });

  it('in turns finishes one call before the next', async () => {
    const { call, answer, started, answered } = connectWith({});
    const both = [40, 2].map(call);
    await answer(40);
    expect(started).toEqual([40]);
    await answer(2);
    await Promise.all(both);
    expect(answered).toEqual([20, 1]);
  });

  it('that checks replies makes an error of one that breaks the contract', async () => {
    const { calls, answer } = connectWith({ checkReplies: true });
    const odd = expect(calls.halve({ number: 3 })).rejects.toMatchObject({ code: 'internal' });
    await answer(3);
    await odd;
    const even = calls.halve({ number: 4 });
    await answer(4);
    expect(await even).toBe(2);
  });
});

describe('a call with a number', () => {
  const listContract = {
    wait: operation({ input: z.object({}), output: z.null(), priority: 'interactive' }),
    count: operation({
      input: z.object({ list: z.array(z.int()) }),
      longInput: { path: ['list'], item: z.int(), max: 10 },
      output: z.int(),
      priority: 'interactive',
    }),
    list: operation({
      input: z.object({}),
      output: z.object({ texts: z.array(z.string()) }),
      longOutput: ['texts'],
      priority: 'interactive',
    }),
  };

  function line() {
    const { client, server } = inProcessChannels<Request, Response>();
    const signals: AbortSignal[] = [];
    const texts = Array.from({ length: 8 }, () => 'x'.repeat(200_000));
    serve(
      listContract,
      {
        wait: (_input, { signal }) =>
          new Promise((_, reject) => {
            signals.push(signal);
            signal.addEventListener('abort', () => reject(signal.reason as Error));
          }),
        count: ({ list }) => Promise.resolve(list.length),
        list: () => Promise.resolve({ texts }),
      },
      server,
      { scheduling: 'at-once' },
    );
    const answers: Response[] = [];
    client.onMessage((message) => answers.push(message));
    const answered = (count: number) => vi.waitFor(() => expect(answers).toHaveLength(count));
    return { client, answers, answered, signals };
  }

  const inUse = { kind: 'error', error: { code: 'usage', facts: { reason: 'number-in-use', number: 7 } } };

  it('that a running one has is refused, and the first one can still be cancelled', async () => {
    const { client, answers, answered, signals } = line();
    client.post({ kind: 'call', id: 7, operation: 'wait', input: {} });
    client.post({ kind: 'call', id: 7, operation: 'count', input: { list: [1] } });
    client.post({ kind: 'part', id: 7, operation: 'count', items: [1] });
    await answered(2);
    expect(answers).toMatchObject([inUse, inUse]);
    client.post({ kind: 'cancel', id: 7 });
    await answered(3);
    expect(signals[0]!.aborted).toBe(true);
    expect(answers[2]).toMatchObject({ kind: 'error', id: 7, error: { code: 'cancelled' } });
    // Once it is answered the number is free.
    client.post({ kind: 'call', id: 7, operation: 'count', input: { list: [1, 2] } });
    await answered(4);
    expect(answers[3]).toEqual({ kind: 'reply', id: 7, value: 2 });
  });

  it('whose answer is on its way in parts is refused, and the answer goes on', async () => {
    const { client, answers, answered } = line();
    client.post({ kind: 'call', id: 7, operation: 'list', input: {} });
    await answered(2);
    client.post({ kind: 'call', id: 7, operation: 'list', input: {} });
    await answered(3);
    expect(answers[2]).toMatchObject(inUse);
    client.post({ kind: 'next', id: 7 });
    await answered(4);
    expect(answers[3]).toMatchObject({ kind: 'part', id: 7 });
  });

  it('takes no longer list than the contract says, nor lists that never become whole', async () => {
    const { client, answers, answered } = line();
    const tooLong = {
      kind: 'error',
      error: { code: 'usage', facts: { reason: 'wrong-input', operation: 'count', path: 'list' } },
    };
    const eight = [1, 2, 3, 4, 5, 6, 7, 8];
    client.post({ kind: 'part', id: 1, operation: 'count', items: eight });
    client.post({ kind: 'part', id: 1, operation: 'count', items: eight });
    await answered(2);
    expect(answers).toMatchObject([{ kind: 'next' }, tooLong]);
    client.post({ kind: 'part', id: 2, operation: 'count', items: eight });
    client.post({ kind: 'call', id: 2, operation: 'count', input: { list: eight }, ahead: 8 });
    await answered(4);
    expect(answers[3]).toMatchObject(tooLong);
    for (const id of [3, 4, 5]) client.post({ kind: 'part', id, operation: 'count', items: eight });
    await answered(7);
    expect(answers.slice(4)).toMatchObject([{ kind: 'next' }, { kind: 'next' }, { ...tooLong, id: 5 }]);
  });
});

describe('an event bus', () => {
  const schemas = { moved: z.strictObject({ to: z.int() }) };

  it('that checks refuses a value that breaks its schema', () => {
    const { emit } = createEventBus(schemas, { check: true });
    expect(() => emit('moved', { to: 1.5 })).toThrow(z.ZodError);
  });

  it('tells nobody who has stopped listening', () => {
    const { emit, subscribe } = createEventBus(schemas);
    const seen: unknown[] = [];
    const stop = subscribe((name, value) => seen.push([name, value]));
    emit('moved', { to: 1 });
    stop();
    emit('moved', { to: 2 });
    expect(seen).toEqual([['moved', { to: 1 }]]);
  });
});
