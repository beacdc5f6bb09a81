/** A kind of model that the app does not have: a folder with a text, which it writes word by word. */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { defineKind } from '../kind.ts';
import { kindContract, kindOperation } from '../kind-contract.ts';
import type { ContextOf } from '../kind-contract.ts';
import { readJson } from '../model-folder/read-json.ts';
import type { ModelRunner } from '../model-runner.ts';

const toyContract = kindContract({
  kind: 'toy',
  info: z.strictObject({ words: z.int() }),
  operations: {
    /** Tells each word as it is written. */
    write: kindOperation({
      input: z.strictObject({ modelKey: z.string() }),
      output: z.string(),
      progress: z.strictObject({ word: z.string() }),
      priority: 'background',
    }),
    /** Tells that it begins, and goes on for ever: `waits` asleep, `blocks` without a pause; `stops` when it is told to. */
    hang: kindOperation({
      input: z.strictObject({ modelKey: z.string(), how: z.enum(['waits', 'blocks', 'stops']) }),
      output: z.null(),
      progress: z.literal('begun'),
      priority: 'background',
    }),
  },
});
type Toy = typeof toyContract;

interface ToyModel {
  readonly words: readonly string[];
  readonly precision: string;
}

function createToy(): ModelRunner<Toy, ToyModel> {
  return {
    read: async ({ folder }) => {
      const { text } = await readJson(folder, 'toy.json', z.strictObject({ text: z.string() }));
      return { words: text.split(' '), precision: 'words' };
    },
    tryOut: (model) => Promise.resolve({ model, info: { words: model.words.length } }),
    run: {
      write: ({ words }, _input, { progress }) => {
        for (const word of words) progress({ word });
        return Promise.resolve(words.join(' '));
      },
      hang: async (_model, { how }, context) => {
        context.progress('begun');
        await hangs[how](context);
        return null;
      },
    },
  };
}

const hangs: Readonly<
  Record<'waits' | 'blocks' | 'stops', (context: ContextOf<Toy, 'hang'>) => Promise<unknown>>
> = {
  waits: () => sleep(2 ** 31 - 1),
  blocks: async () => {
    // What was told leaves first.
    await sleep(100);
    for (;;);
  },
  stops: ({ signal }) => sleep(2 ** 31 - 1, undefined, { signal }),
};

export const toy = defineKind({
  contract: toyContract,
  layouts: [
    {
      architecture: 'toy',
      task: 'text-embedding',
      modelTypes: ['toy'],
      required: ['toy.json'],
      optional: [],
      graphSets: [[]],
    },
  ],
  createRunner: () => Promise.resolve(createToy()),
});
