import { createRequire } from 'node:module';
import { copyFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Tensor } from 'onnxruntime-node';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { describeModelFile } from './model-file.ts';
import { createSessionPool } from './session-pool.ts';
import type { SessionLease } from './session-pool.ts';

const source = createRequire(import.meta.url).resolve('@ricky0123/vad-web/dist/silero_vad_v6.onnx');
const cpu = { provider: 'cpu' } as const;
const gigabyte = 1024 ** 3;

let folder: string;
let models: string[];
let estimateBytes: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sidecut-sessions-'));
  models = ['a', 'b', 'c'].map((name) => join(folder, `${name}.onnx`));
  for (const model of models) await copyFile(source, model);
  estimateBytes = (await describeModelFile(models[0]!)).estimateBytes;
});
afterAll(() => rm(folder, { recursive: true }));

async function runs({ session }: SessionLease): Promise<boolean> {
  const feeds = {
    input: new Tensor('float32', new Float32Array(576), [1, 576]),
    state: new Tensor('float32', new Float32Array(256), [2, 1, 128]),
    sr: new Tensor('int64', BigInt64Array.of(16_000n), []),
  };
  return session.run(feeds).then(
    () => true,
    () => false,
  );
}

describe('the session pool', () => {
  it('opens a model once for all who ask at the same time and later', async () => {
    const pool = createSessionPool({ threads: 1, memoryBudgetBytes: gigabyte });
    const [one, two] = await Promise.all([pool.acquire(models[0]!, cpu), pool.acquire(models[0]!, cpu)]);
    one.release();
    const three = await pool.acquire(models[0]!, cpu);
    expect(two.session).toBe(one.session);
    expect(three.session).toBe(one.session);
    expect(await runs(three)).toBe(true);
    await pool.close();
  });

  it('opens another session for another tuning', async () => {
    const pool = createSessionPool({ threads: 1, memoryBudgetBytes: gigabyte });
    const plain = await pool.acquire(models[0]!, cpu);
    const tuned = await pool.acquire(models[0]!, { ...cpu, tuning: { enableMemPattern: true } });
    expect(tuned.session).not.toBe(plain.session);
    await pool.close();
  });

  it('opens the new model when the file was replaced', async () => {
    const pool = createSessionPool({ threads: 1, memoryBudgetBytes: gigabyte });
    const model = join(folder, 'replaced.onnx');
    await copyFile(source, model);
    const before = await pool.acquire(model, cpu);
    await writeFile(
      model,
      await readFile(fileURLToPath(new URL('../providers/probe-model/probe-fp32.onnx', import.meta.url))),
    );
    const after = await pool.acquire(model, cpu);
    expect(before.session.inputNames).toContain('state');
    expect(after.session.inputNames).toEqual(['signal']);
    await pool.close();
  });

  it('closes the session that was not used for longest when the budget is full', async () => {
    const pool = createSessionPool({ threads: 1, memoryBudgetBytes: 2 * estimateBytes });
    const [a, b] = [await pool.acquire(models[0]!, cpu), await pool.acquire(models[1]!, cpu)];
    a.release();
    b.release();
    (await pool.acquire(models[0]!, cpu)).release();
    const c = await pool.acquire(models[2]!, cpu);
    expect([await runs(a), await runs(b), await runs(c)]).toEqual([true, false, true]);
    await pool.close();
  });

  it('never closes a leased session, and refuses what does not fit beside it', async () => {
    const pool = createSessionPool({ threads: 1, memoryBudgetBytes: 1.5 * estimateBytes });
    {
      using a = await pool.acquire(models[0]!, cpu);
      await expect(pool.acquire(models[1]!, cpu)).rejects.toMatchObject({
        code: 'out-of-memory',
        message: expect.stringContaining('smaller model') as string,
        facts: { neededBytes: estimateBytes, usedBytes: estimateBytes },
      });
      expect(await runs(a)).toBe(true);
    }
    expect(await runs(await pool.acquire(models[1]!, cpu))).toBe(true);
    await pool.close();
  });

  it('counts a lease once however often it is released', async () => {
    const pool = createSessionPool({ threads: 1, memoryBudgetBytes: 1.5 * estimateBytes });
    const one = await pool.acquire(models[0]!, cpu);
    const two = await pool.acquire(models[0]!, cpu);
    one.release();
    one.release();
    await expect(pool.acquire(models[1]!, cpu)).rejects.toMatchObject({ code: 'out-of-memory' });
    two.release();
    await pool.close();
  });

  it('closes idle sessions at once and leased ones when they come back', async () => {
    const pool = createSessionPool({ threads: 1, memoryBudgetBytes: gigabyte });
    const idle = await pool.acquire(models[0]!, cpu);
    const leased = await pool.acquire(models[1]!, cpu);
    idle.release();
    await pool.close();
    expect([await runs(idle), await runs(leased)]).toEqual([false, true]);
    leased.release();
    await vi.waitFor(async () => expect(await runs(leased)).toBe(false), { timeout: 30_000, interval: 20 });
  });
});

describe('a model that cannot be opened', () => {
  const pool = createSessionPool({ threads: 1, memoryBudgetBytes: gigabyte });

  it('is missing', async () => {
    await expect(pool.acquire(join(folder, 'none.onnx'), cpu)).rejects.toMatchObject({
      code: 'model-missing-file',
      facts: { path: join(folder, 'none.onnx') },
    });
    await expect(pool.acquire(folder, cpu)).rejects.toMatchObject({ code: 'model-missing-file' });
  });

  it.each([
    { name: 'cut off', change: (whole: Buffer) => whole.subarray(0, whole.length / 2) },
    { name: 'empty', change: () => Buffer.alloc(0) },
    { name: 'a text', change: () => Buffer.from('<html>Not found</html>') },
    { name: 'zeros', change: (whole: Buffer) => Buffer.alloc(whole.length) },
  ])('is damaged: $name', async ({ name, change }) => {
    const model = join(folder, `${name}.onnx`);
    await writeFile(model, change(await readFile(source)));
    await expect(pool.acquire(model, cpu)).rejects.toMatchObject({
      code: 'model-damaged',
      message: expect.stringContaining('Install the model again') as string,
    });
  });

  it('is tried again after it was repaired', async () => {
    const model = join(folder, 'repaired.onnx');
    await writeFile(model, 'damaged');
    await expect(pool.acquire(model, cpu)).rejects.toMatchObject({ code: 'model-damaged' });
    await copyFile(source, model);
    expect(await runs(await pool.acquire(model, cpu))).toBe(true);
  });

  it('is not blamed when the device is missing', async () => {
    const foreign = process.platform === 'darwin' ? 'dml' : 'coreml';
    await expect(pool.acquire(source, { provider: foreign })).rejects.toMatchObject({
      code: 'device-unavailable',
    });
  });
});

describe('the estimate of a model', () => {
  it('counts the weights beside the graph', async () => {
    const model = join(folder, 'split.onnx');
    await copyFile(source, model);
    const alone = await describeModelFile(model);
    for (const name of ['split.onnx_data', 'split.onnx_data_1', 'split.onnx.data']) {
      await writeFile(join(folder, name), Buffer.alloc(1000));
    }
    await writeFile(join(folder, 'split.onnx_old_data'), Buffer.alloc(50_000));
    expect((await describeModelFile(model)).estimateBytes - alone.estimateBytes).toBe(4500);
    expect(alone.estimateBytes).toBeGreaterThan((await stat(model)).size);
  });
});
