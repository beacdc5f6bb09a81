import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inferenceContractOf } from './contract.ts';
import * as kinds from './kinds/index.ts';
import { createToyClient, writeToyModel } from './testing/toy-client.ts';
import { toy } from './testing/toy-kind.ts';

describe('a kind of model that is added', () => {
  const client = createToyClient();
  let folder: string;
  beforeAll(async () => void (folder = await writeToyModel('one two three')));
  afterAll(async () => {
    await client.close();
    await rm(folder, { recursive: true });
  });

  it('is loaded and run under its own names, and tells what becomes final before the end', async () => {
    const info = await client.load('toy', { folder, device: 'cpu' });
    expect(info).toMatchObject({ provider: 'cpu', precision: 'words', words: 3 });
    const told: string[] = [];
    const { modelKey } = info;
    const text = await client.write({ modelKey }, { onProgress: ({ word }) => void told.push(word) });
    expect(text).toBe('one two three');
    expect(told).toEqual(['one', 'two', 'three']);
  });

  it('has its input checked, and its models kept until they are unloaded or the worker dies', async () => {
    const wrong = client.write({ modelKey: 7 as unknown as string });
    await expect(wrong).rejects.toMatchObject({ code: 'usage' });
    const { modelKey } = await client.load('toy', { folder, device: 'cpu' });
    await client.unload({ modelKey });
    const unloaded = { code: 'model-unknown', facts: { reason: 'not-loaded', kind: 'toy' } };
    await expect(client.write({ modelKey })).rejects.toMatchObject(unloaded);
    await client.load('toy', { folder, device: 'cpu' });
    process.kill((await client.describe({})).pid, 'SIGKILL');
    await expect(client.write({ modelKey })).rejects.toMatchObject({ code: 'worker-crashed' });
    await client.load('toy', { folder, device: 'cpu' });
    expect(await client.write({ modelKey })).toBe('one two three');
  });

  it('leaves the others as they are', async () => {
    const input = { streamKey: 'beside', samples: new Float32Array(512), end: true };
    expect(await client.detectSpeech(input)).toHaveLength(1);
  });

  it('may not take the name of an operation that is there', () => {
    expect(() => inferenceContractOf({ ...kinds, toy, again: toy })).toThrow(
      'two operations of the name write',
    );
  });
});
