import { describe, expect, it } from 'vitest';
import type { GgufHeader } from './weights/read-header.ts';
import { planMemory } from './memory.ts';

const gigabyte = 1e9;
const header: GgufHeader = {
  ...{ path: '/models/m.gguf', fileBytes: gigabyte, architecture: 'qwen2', name: null },
  ...{ quantisation: 'Q4_K_M', parameters: 1.5e9, contextTokens: 32_768, vocabularySize: 150_000 },
  ...{ bytesPerToken: 30_000, hasChatTemplate: true },
};
const enough = { availableBytes: 16 * gigabyte, budgetBytes: 10 * gigabyte };

describe('the memory of a language model', () => {
  it('is told before it is loaded: weights, context, and what a batch of tokens is computed in', () => {
    const { contextTokens, neededBytes } = planMemory(header, enough);
    expect(contextTokens).toBe(8192);
    expect(neededBytes).toBeGreaterThan(gigabyte + 8192 * 30_000);
    expect(neededBytes).toBeLessThan(1.6 * gigabyte);
  });

  it('never gives a context longer than the model was trained with', () => {
    expect(planMemory({ ...header, contextTokens: 1024 }, enough).contextTokens).toBe(1024);
  });

  it('gives a shorter context where the whole does not fit', () => {
    const { contextTokens, neededBytes } = planMemory(header, { ...enough, availableBytes: 1.35 * gigabyte });
    expect(contextTokens).toBeLessThan(8192);
    expect(contextTokens).toBeGreaterThanOrEqual(2048);
    expect(neededBytes).toBeLessThanOrEqual(1.35 * gigabyte);
  });

  it.each([
    ['the machine', { availableBytes: gigabyte, budgetBytes: 10 * gigabyte }],
    ['the budget', { availableBytes: 16 * gigabyte, budgetBytes: gigabyte }],
  ])('is refused where %s has too little, with what it needs', (_, room) => {
    expect(() => planMemory(header, room)).toThrow(
      expect.objectContaining({ code: 'out-of-memory' }) as Error,
    );
  });
});
