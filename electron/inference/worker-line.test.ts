import { afterEach, describe, expect, it } from 'vitest';
import { inferenceContractOf } from './contract.ts';
import * as kinds from './kinds/index.ts';
import { launchWorkerProcess } from './launch-worker.ts';
import { apart } from './testing/apart-kind.ts';
import { isGoneWithin, isRunning } from './testing/processes.ts';
import { createToyClient, toyEntry } from './testing/toy-client.ts';
import { WorkerLine } from './worker-line.ts';

const load = { folder: '/nowhere', device: 'cpu' } as const;

describe('the kinds of another runtime', () => {
  const client = createToyClient();
  afterEach(() => client.close());

  it('have a process of their own, whose end takes nothing else along', async () => {
    const { modelKey } = await client.load('apart', load);
    const own = await client.tellProcess({ modelKey });
    const { pid } = await client.describe({});
    expect(own).not.toBe(pid);
    process.kill(own, 'SIGKILL');
    expect(await isGoneWithin(own, 5000)).toBe(true);
    await expect(client.tellProcess({ modelKey })).rejects.toMatchObject({
      code: 'worker-crashed',
      retryable: true,
    });
    expect((await client.describe({})).pid).toBe(pid);
    const again = await client.load('apart', load);
    expect(await client.tellProcess({ modelKey: again.modelKey })).not.toBe(own);
  });
});

describe('a worker that rests', () => {
  const line = (idleMs?: number) =>
    new WorkerLine(
      inferenceContractOf({ ...kinds, apart }),
      { threads: 1 },
      (settings) => launchWorkerProcess(settings, toyEntry),
      idleMs === undefined ? {} : { idleMs },
    );

  it('is gone, and says of its models that they are to be loaded again', async () => {
    const resting = line();
    const { modelKey } = await resting.load('apart', load);
    const pid = (await resting.run('tellProcess', { modelKey })) as number;
    await resting.rest();
    expect(isRunning(pid)).toBe(false);
    await expect(resting.run('tellProcess', { modelKey })).rejects.toMatchObject({
      code: 'worker-crashed',
      retryable: true,
      facts: { reason: 'model-lost' },
    });
    await resting.load('apart', load);
    expect(await resting.run('tellProcess', { modelKey })).not.toBe(pid);
    await resting.close();
  });

  it('does so by itself when nobody called it for a while', async () => {
    const resting = line(300);
    const { modelKey } = await resting.load('apart', load);
    const pid = (await resting.run('tellProcess', { modelKey })) as number;
    expect(await isGoneWithin(pid, 10_000)).toBe(true);
    await resting.close();
  });

  it('starts nothing only to forget a model', async () => {
    const resting = line();
    await resting.unload('unknown');
    await resting.rest();
    await resting.close();
  });
});
