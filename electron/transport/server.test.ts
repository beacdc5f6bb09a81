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
