import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SidecutError } from '../../../../core/errors.ts';
import type { Machine } from '../../kind.ts';
import type { ModelRead, ModelRunner } from '../../model-runner.ts';
import type { textGeneratorContract } from './contract.ts';
import { generate } from './generate.ts';
import { readGgufHeader } from './weights/read-header.ts';
import type { GgufHeader } from './weights/read-header.ts';
import { createModelSlot } from './llama/model-slot.ts';
import type { OpenRequest } from './llama/open-model.ts';
import { historyOf, promptTokens, readPrompt } from './llama/read-prompt.ts';
import { planMemory } from './memory.ts';
import { bestOf } from './weights/precision.ts';

interface TextModelRead extends ModelRead {
  readonly header: GgufHeader;
  readonly onProcessor: boolean;
}

interface TextModel {
  /** As it is opened, now and again after another one took its place. */
  readonly request: OpenRequest;
}

/**
 * llama.cpp's threads wait for each other turning: where another program takes one of their processors all of them stand
 * still. Two on a busy machine of two took more than six times as long as one.
 */
const sparedThreads = 1;

/** Language models on llama.cpp. */
export function createTextGenerator({
  threads,
  memoryBudgetBytes,
}: Machine): ModelRunner<typeof textGeneratorContract, TextModel, TextModelRead> {
  const slot = createModelSlot();
  const ownThreads = Math.max(1, threads - sparedThreads);
  return {
    read: async ({ folder, device }) => {
      const header = readGgufHeader(join(folder, await findFile(folder)));
      return { header, onProcessor: device === 'cpu', precision: header.quantisation ?? 'unknown' };
    },
    tryOut: async ({ header, onProcessor }, { signal }) => {
      const { path, parameters, hasChatTemplate } = header;
      const { contextTokens, neededBytes } = planMemory(header, {
        availableBytes: process.availableMemory() + slot.heldBytes(),
        budgetBytes: memoryBudgetBytes,
      });
      const request = { path, contextTokens, neededBytes, threads: ownThreads, onProcessor };
      const graphics = await slot.use(request, signal, async (open) => {
        await readPrompt(open, promptTokens(open, historyOf('', '1')), signal, () => undefined);
        return open.graphics;
      });
      slot.keep(request);
      const info = { contextTokens, parameters, hasChatTemplate, graphics, neededBytes };
      return { model: { request }, info };
    },
    run: {
      generate: ({ request }, input, context) =>
        slot.use(request, context.signal, (open) => generate(open, input, context)),
      countTokens: ({ request }, { texts }, { signal }) =>
        slot.look(request, signal, ({ model }) => texts.map((text) => model.tokenize(text).length)),
      countPromptTokens: ({ request }, { system, user }, { signal }) =>
        slot.look(request, signal, (open) => promptTokens(open, historyOf(system, user)).length),
    },
    drop: ({ request }) => void slot.drop(request),
  };
}

async function findFile(folder: string): Promise<string> {
  const file = bestOf(await readdir(folder).catch(() => []));
  if (file !== undefined) return file;
  throw new SidecutError('model-missing-file', { reason: 'not-in-folder', folder, file: 'model.gguf' });
}
