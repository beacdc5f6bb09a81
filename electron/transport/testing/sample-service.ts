/** A small service for the contract suite: it has one operation for each thing a channel must carry. */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { SidecutError } from '../../../core/errors.ts';
import { operation } from '../../../core/contract/operation.ts';
import type { Handlers } from '../calls.ts';
import type { Channel } from '../channels/channel.ts';
import type { Response } from '../envelope.ts';
import { createEventBus, forwardEvents } from '../events.ts';
import type { Emit } from '../events.ts';
import { serve } from '../server.ts';

export const sampleContract = {
  scale: operation({
    input: z.strictObject({ samples: z.instanceof(Float32Array), factor: z.number().default(2) }),
    output: z.instanceof(Float32Array),
    priority: 'background',
  }),
  refuse: operation({ input: z.strictObject({}), output: z.null(), priority: 'background' }),
  breakDown: operation({ input: z.strictObject({}), output: z.null(), priority: 'background' }),
  count: operation({
    input: z.strictObject({ to: z.int().min(0) }),
    output: z.int(),
    progress: z.int(),
    priority: 'background',
  }),
  /**
   * Takes `steps` steps of 5 ms, unless it is cancelled or let go, and answers with how many it took; `stepsTaken` tells
   * how many all took.
   */
  work: operation({ input: z.strictObject({ steps: z.int() }), output: z.int(), priority: 'background' }),
  stepsTaken: operation({ input: z.strictObject({}), output: z.int(), priority: 'interactive' }),
  /** Ends the work that is running, as if it had taken all its steps. */
  letGo: operation({ input: z.strictObject({}), output: z.null(), priority: 'interactive' }),
  unsendable: operation({ input: z.strictObject({}), output: z.unknown(), priority: 'background' }),
  echo: operation({
    input: z.strictObject({ words: z.string() }),
    output: z.string(),
    priority: 'interactive',
  }),
  /** A list without bound, there and back. */
  reverse: operation({
    input: z.strictObject({ list: z.strictObject({ lines: z.array(z.string().max(1000)).readonly() }) }),
    longInput: { path: ['list', 'lines'], item: z.string().max(1000) },
    output: z.strictObject({ lines: z.array(z.string()) }),
    longOutput: ['lines'],
    priority: 'interactive',
  }),
  /** Emits `happened` with 1 to `times`, then answers. */
  announce: operation({
    input: z.strictObject({ times: z.int() }),
    output: z.null(),
    priority: 'interactive',
  }),
};
export const sampleEvents = { happened: z.strictObject({ number: z.int() }) };

/** Serves the sample contract with its events over a channel. */
export function serveSample(channel: Channel<unknown, Response>): void {
  const bus = createEventBus(sampleEvents, { check: true });
  forwardEvents(bus, channel);
  serve(sampleContract, createSampleHandlers(bus.emit), channel);
}

function createSampleHandlers(emit: Emit<typeof sampleEvents>): Handlers<typeof sampleContract> {
  let stepsTaken = 0;
  let letGo = new AbortController();
  return {
    scale: ({ samples, factor }) => Promise.resolve(samples.map((sample) => sample * factor)),
    refuse: () =>
      Promise.reject(
        new SidecutError('track-unknown', { reason: 'gone', trackId: 't' }, { retryable: true }),
      ),
    breakDown: () => Promise.reject(new TypeError('a defect')),
    count: ({ to }, { progress }) => {
      for (let value = 1; value <= to; value++) progress(value);
      return Promise.resolve(to);
    },
    work: async ({ steps }, { signal }) => {
      const released = (letGo = new AbortController()).signal;
      let own = 0;
      while (own < steps && !released.aborted) {
        signal.throwIfAborted();
        own += 1;
        stepsTaken += 1;
        await sleep(5);
      }
      return own;
    },
    letGo: () => {
      letGo.abort();
      return Promise.resolve(null);
    },
    stepsTaken: () => Promise.resolve(stepsTaken),
    echo: ({ words }) => Promise.resolve(words),
    announce: ({ times }) => {
      for (let number = 1; number <= times; number++) emit('happened', { number });
      return Promise.resolve(null);
    },
    reverse: ({ list }) => {
      stepsTaken += 1;
      return Promise.resolve({ lines: list.lines.toReversed() });
    },
    unsendable: () => {
      // Neither a clone nor JSON can hold it.
      const loop: Record<string, unknown> = { call: () => undefined };
      loop['itself'] = loop;
      return Promise.resolve(loop);
    },
  };
}
