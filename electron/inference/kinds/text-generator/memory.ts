import { SidecutError } from '../../../../core/errors.ts';
import type { GgufHeader } from './weights/read-header.ts';

/** Tokens that are computed at once: fewer need less memory, and a cancelled call stops sooner. */
export const batchTokens = 256;
/** Whoever summarises ten minutes of talk needs about 3,000. */
const usualContext = 8192;
const minContext = 2048;
/** What llama.cpp takes beside weights, context and the scores of a batch. */
const overheadBytes = 100 * 1024 ** 2;

export interface MemoryPlan {
  readonly contextTokens: number;
  readonly neededBytes: number;
}

/**
 * As long a context as is useful and fits. `availableBytes`: what the system still gives; `budgetBytes`: what the worker
 * may take. Weights are read from the file's own pages where they can be, but all of them are needed all the time.
 */
export function planMemory(
  header: GgufHeader,
  { availableBytes, budgetBytes }: { readonly availableBytes: number; readonly budgetBytes: number },
): MemoryPlan {
  const longest = Math.min(usualContext, header.contextTokens);
  const room = Math.min(availableBytes, budgetBytes);
  for (let contextTokens = longest; ; contextTokens = Math.floor(contextTokens / 2)) {
    const neededBytes = bytesFor(header, contextTokens);
    if (neededBytes <= room) return { contextTokens, neededBytes };
    if (contextTokens / 2 < Math.min(minContext, longest))
      throw overBudget(header, neededBytes, room, budgetBytes);
  }
}

function bytesFor({ fileBytes, bytesPerToken, vocabularySize }: GgufHeader, contextTokens: number): number {
  return fileBytes + bytesPerToken * contextTokens + 4 * batchTokens * vocabularySize + overheadBytes;
}

function overBudget(
  { path }: GgufHeader,
  neededBytes: number,
  room: number,
  budgetBytes: number,
): SidecutError {
  return new SidecutError('out-of-memory', {
    reason: 'over-budget',
    path,
    neededBytes,
    usedBytes: Math.max(0, budgetBytes - room),
    budgetBytes,
  });
}
