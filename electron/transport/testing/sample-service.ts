/** A small service for the contract suite: it has one operation for each thing a channel must carry. */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { SidecutError } from '../../../core/errors.ts';
import { operation } from '../contract.ts';
import type { Handlers } from '../contract.ts';

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
  /** Takes `steps` steps of 5 ms, unless it is cancelled; `stepsTaken` tells how far it came. */
  work: operation({ input: z.strictObject({ steps: z.int() }), output: z.int(), priority: 'background' }),
  stepsTaken: operation({ input: z.strictObject({}), output: z.int(), priority: 'interactive' }),
  unsendable: operation({ input: z.strictObject({}), output: z.unknown(), priority: 'background' }),
};

export function createSampleHandlers(): Handlers<typeof sampleContract> {
  let stepsTaken = 0;
  return {
    scale: ({ samples, factor }) => Promise.resolve(samples.map((sample) => sample * factor)),
    refuse: () =>
      Promise.reject(
        new SidecutError('disk-full', 'The disk is full. Make room.', {
          retryable: true,
          details: { path: '/data', neededBytes: 12 },
        }),
      ),
    breakDown: () => Promise.reject(new TypeError('a defect')),
    count: ({ to }, { progress }) => {
      for (let value = 1; value <= to; value++) progress(value);
      return Promise.resolve(to);
    },
    work: async ({ steps }, { signal }) => {
      for (let step = 0; step < steps; step++) {
        if (signal.aborted) throw new SidecutError('cancelled', 'Cancelled.');
        stepsTaken += 1;
        await sleep(5);
      }
      return steps;
    },
    stepsTaken: () => Promise.resolve(stepsTaken),
    unsendable: () => Promise.resolve(() => 'a function cannot cross'),
  };
}
