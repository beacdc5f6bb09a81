import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
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
  waitFor: operation({ input: z.object({ ms: z.int() }), output: z.int(), priority: 'interactive' }),
};

function connectWith(options: ServeOptions) {
  const started: number[] = [];
  const { client, server } = inProcessChannels<Request, Response>();
  const waitFor = async ({ ms }: { ms: number }) => {
    started.push(ms);
    await sleep(ms);
    return ms / 2;
  };
  serve(contract, { waitFor }, server, options);
  const { calls } = connect(contract, client, () => new SidecutError('disconnected', 'lost'));
  return { calls, started };
}

describe('a server', () => {
  it('at once lets a short call pass a long one, and starts them in order', async () => {
    const { calls, started } = connectWith({ scheduling: 'at-once' });
    const order: number[] = [];
    const all = [80, 2, 4].map((ms) => calls.waitFor({ ms }).then((half) => order.push(half)));
    await Promise.all(all);
    expect(started).toEqual([80, 2, 4]);
    expect(order).toEqual([1, 2, 40]);
  });

  it('in turns finishes one call before the next', async () => {
    const { calls } = connectWith({});
    const order: number[] = [];
    await Promise.all([40, 2].map((ms) => calls.waitFor({ ms }).then((half) => order.push(half))));
    expect(order).toEqual([20, 1]);
  });

  it('that checks replies makes an error of one that breaks the contract', async () => {
    const { calls } = connectWith({ checkReplies: true });
    await expect(calls.waitFor({ ms: 3 })).rejects.toMatchObject({ code: 'internal' });
    expect(await calls.waitFor({ ms: 4 })).toBe(2);
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
