/** A kind whose models run beside the others, in a process of their own: it tells which. */
import { z } from 'zod';
import { defineKind } from '../kind.ts';
import { kindContract, kindOperation } from '../kind-contract.ts';

const contract = kindContract({
  kind: 'apart',
  info: z.strictObject({}),
  operations: {
    tellProcess: kindOperation({
      input: z.strictObject({ modelKey: z.string() }),
      output: z.int(),
      priority: 'interactive',
    }),
  },
});

export const apart = defineKind({
  contract,
  layouts: [],
  runtime: 'llama',
  createRunner: () =>
    Promise.resolve({
      read: () => Promise.resolve({ precision: 'none' }),
      tryOut: (model: { readonly precision: string }) => Promise.resolve({ model, info: {} }),
      run: { tellProcess: () => Promise.resolve(process.pid) },
    }),
});
