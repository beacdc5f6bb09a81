import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { SidecutError } from '../../../core/errors.ts';
import { openLocalWriter } from './local-writer.ts';
import type { WriterCalls } from './local-writer.ts';

const never = new AbortController().signal;
const model = { identity: 'small 123', name: 'Small', folder: '/models/small', device: 'auto' } as const;
const request = {
  prompt: {
    task: 'You write titles.',
    material: [{ label: 'transcript', lines: [{ id: 1, text: 'We make bread.' }] }],
    question: 'Write a title.',
  },
  answer: z.object({ title: z.string() }),
  maxAnswerTokens: 20,
};

/** A worker whose answers a test gives; each load has a key of its own. */
function fakeCalls(...answers: readonly (SidecutError | string)[]) {
  const left = [...answers];
  let loads = 0;
  const calls = {
    load: vi.fn(() =>
      Promise.resolve({
        ...{ modelKey: `key ${String(++loads)}`, provider: 'cpu', precision: 'Q4_K_M', contextTokens: 4096 },
        ...{ parameters: 1, hasChatTemplate: true, graphics: null, neededBytes: 1 },
      }),
    ),
    generate: vi.fn<WriterCalls['generate']>((_input, options) => {
      const next = left.shift();
      if (typeof next !== 'string') return Promise.reject(next ?? new Error('asked too often'));
      options?.onProgress?.({ read: 10, total: 12 });
      options?.onProgress?.({ text: next });
      const ended = next.endsWith('…') ? 'length' : 'by-itself';
      return Promise.resolve({ text: next, ended, promptTokens: 12 });
    }),
    countTokens: vi.fn<WriterCalls['countTokens']>(({ texts }) =>
      Promise.resolve(texts.map((text) => text.length)),
    ),
    countPromptTokens: vi.fn<WriterCalls['countPromptTokens']>(({ system, user }) =>
      Promise.resolve(system.length + user.length),
    ),
  };
  return calls as unknown as typeof calls & WriterCalls;
}

const gone = new SidecutError(
  'worker-crashed',
  { reason: 'model-lost', modelKey: 'key 1' },
  { retryable: true },
);

describe('a language model of Sidecut', () => {
  it('is loaded once, writes as it is asked, and tells what it reads and writes', async () => {
    const calls = fakeCalls('{"title": "Bread"}');
    const writer = await openLocalWriter(calls, model, never);
    expect(writer).toMatchObject({ identity: 'small 123 Q4_K_M', contextTokens: 4096, countsExactly: true });
    const onText = vi.fn();
    const onRead = vi.fn();
    expect(await writer.write(request, { signal: never, onText, onRead })).toEqual({ title: 'Bread' });
    expect(onRead).toHaveBeenCalledWith(10, 12);
    expect(onText).toHaveBeenCalledWith('{"title": "Bread"}');
    expect(calls.generate.mock.calls[0]![0]).toMatchObject({
      ...{ modelKey: 'key 1', maxTokens: 20, temperature: 0 },
      schema: { type: 'object', required: ['title'] },
      user: expect.stringContaining('[1] We make bread.') as string,
    });
    expect(await writer.countTokens(['ab', 'c'])).toEqual([2, 1]);
    expect(await writer.countTokens([])).toEqual([]);
    expect(calls.load).toHaveBeenCalledTimes(1);
  });

  it('is loaded again when its process was ended, once', async () => {
    const calls = fakeCalls(gone, '{"title": "Bread"}');
    const writer = await openLocalWriter(calls, model, never);
    expect(await writer.write(request, { signal: never })).toEqual({ title: 'Bread' });
    expect(calls.generate.mock.calls[1]![0]).toMatchObject({ modelKey: 'key 2' });
    const twice = await openLocalWriter(fakeCalls(gone, gone), model, never);
    await expect(twice.write(request, { signal: never })).rejects.toBe(gone);
  });

  it('gives nothing of an answer that was cut off', async () => {
    const writer = await openLocalWriter(fakeCalls('{"title": "Bre…'), model, never);
    await expect(writer.write(request, { signal: never })).rejects.toMatchObject({
      code: 'writer-answer',
      facts: { reason: 'cut-off', writer: 'Small', maxTokens: 20 },
    });
  });
});
