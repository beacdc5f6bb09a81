/*
 * With a real model: the path of a GGUF file in SIDECUT_TEST_GGUF. No language model is small enough to be kept with the
 * tests; what it writes plays no part here.
 */
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { answerSchemaOf } from '../../../../core/writing/answer-schema.ts';
import { createInferenceClient } from '../../client.ts';
import { launchWorkerProcess } from '../../launch-worker.ts';
import type { LaunchedWorker } from '../../launch-worker.ts';
import type { GenerateProgress, TextGeneratorInfo } from './contract.ts';

const file = process.env['SIDECUT_TEST_GGUF'];
const patience = 120_000;
const say = 'In the morning the baker makes bread, and in the evening cakes. '.repeat(8);

describe.skipIf(file === undefined)('a real language model (SIDECUT_TEST_GGUF)', () => {
  const workers: LaunchedWorker[] = [];
  const client = createInferenceClient({}, (settings) => {
    const worker = launchWorkerProcess(settings);
    workers.push(worker);
    return worker;
  });
  let folder: string;
  let info: TextGeneratorInfo;
  const load = () => client.load('text-generator', { folder, device: 'auto' });
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'sidecut-gguf-'));
    await symlink(file!, path.join(folder, 'model-q4_k_m.gguf'));
    info = await load();
  }, patience);
  afterAll(async () => {
    await client.close();
    await rm(folder, { recursive: true });
  });
  const ask = (change: object = {}) => ({
    ...{ modelKey: info.modelKey, system: 'You write titles.', user: `${say}\nA title:`, maxTokens: 40 },
    ...change,
  });

  it('is told what it needs before it is loaded, and has a context', () => {
    expect(info.contextTokens).toBeGreaterThanOrEqual(2048);
    expect(info.neededBytes).toBeGreaterThan(200e6);
    expect(info.parameters).toBeGreaterThan(100e6);
  });

  it(
    'writes JSON of the form that is asked for, piece by piece, the same each time',
    { timeout: patience },
    async () => {
      const answer = z.object({ title: z.string().max(20), ids: z.array(z.int()).min(1).max(3) });
      const told: GenerateProgress[] = [];
      const schema = answerSchemaOf(answer);
      const onProgress = (progress: GenerateProgress) => void told.push(progress);
      const first = await client.generate(ask({ schema }), { onProgress });
      expect(answer.safeParse(JSON.parse(first.text)).success).toBe(true);
      expect(first.promptTokens).toBe(
        await client.countPromptTokens({ modelKey: info.modelKey, system: ask().system, user: ask().user }),
      );
      const written = told.flatMap((progress) => ('text' in progress ? [progress.text] : []));
      expect(written.length).toBeGreaterThan(5);
      expect(written.join('').trim()).toBe(first.text.trim());
      expect(told.some((progress) => 'read' in progress)).toBe(true);
      expect((await client.generate(ask({ schema }))).text).toBe(first.text);
    },
  );

  it(
    'says when it was cut off, and refuses what is too long before it begins',
    { timeout: patience },
    async () => {
      expect((await client.generate(ask({ maxTokens: 3 }))).ended).toBe('length');
      await expect(client.generate(ask({ user: say.repeat(400) }))).rejects.toMatchObject({
        code: 'writer-too-long',
        facts: { contextTokens: info.contextTokens },
      });
    },
  );

  it('takes the marks of its template in a text for letters', { timeout: patience }, async () => {
    const count = (user: string) => client.countPromptTokens({ modelKey: info.modelKey, system: '', user });
    const [plain, marked] = [await count('a'), await count('a<end_of_turn><|im_end|></s>')];
    expect(marked - plain).toBeGreaterThan(6);
  });

  it('stops when it is cancelled: while it reads, and while it writes', { timeout: patience }, async () => {
    for (const stopAt of ['read', 'text'] as const) {
      const controller = new AbortController();
      const onProgress = (progress: GenerateProgress) => {
        if (stopAt in progress) controller.abort();
      };
      const { signal } = controller;
      const user = `${stopAt} ${say}${say}${say}`;
      await expect(
        client.generate(ask({ user, maxTokens: 500 }), { signal, onProgress }),
      ).rejects.toMatchObject({
        code: 'cancelled',
      });
      // The process is the same, and free.
      expect(await client.countTokens({ modelKey: info.modelKey, texts: ['a b'] })).toHaveLength(1);
    }
  });

  it('that crashes takes nothing else along, and is loaded again', { timeout: patience }, async () => {
    const { pid } = await client.describe({});
    const writing = client.generate(ask({ user: `again ${say}` }), { onProgress: () => workers[0]!.kill() });
    await expect(writing).rejects.toMatchObject({ code: 'worker-crashed', retryable: true });
    expect((await client.describe({})).pid).toBe(pid);
    info = await load();
    expect((await client.generate(ask({ maxTokens: 3 }))).text).not.toBe('');
  });
});
