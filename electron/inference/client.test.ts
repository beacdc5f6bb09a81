import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { createInferenceClient } from './client.ts';
import type { InferenceClient } from './client.ts';
import type { WorkerSettingsInput } from './contract.ts';
import { launchWorkerProcess } from './launch-worker.ts';
import { isGoneWithin, isRunning } from './testing/processes.ts';

const clients: InferenceClient[] = [];

function createClient(...parameters: Parameters<typeof createInferenceClient>): InferenceClient {
  const client = createInferenceClient(...parameters);
  clients.push(client);
  return client;
}

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()));
});

/** Seconds of work for the detector. */
const longAudio = { streamKey: 'long', samples: new Float32Array(512 * 20_000), end: true };
const oneFrame = { streamKey: 'short', samples: new Float32Array(512), end: true };

/** An interactive call is answered beside background work that began before it. */
async function isAtWork(client: InferenceClient): Promise<void> {
  await client.describe({});
}

describe('the inference client', () => {
  it('starts the worker with the first call, in another process', async () => {
    const client = createClient({ threads: 1 });
    const description = await client.describe({});
    expect(description.pid).not.toBe(process.pid);
    expect(description.threads).toBe(1);
    expect(description.backends).toContain('cpu');
    expect((await client.describe({})).pid).toBe(description.pid);
  });

  it('says what is wrong with an input', async () => {
    const client = createClient();
    const uneven = client.detectSpeech({ ...oneFrame, samples: new Float32Array(100) });
    await expect(uneven).rejects.toMatchObject({ code: 'usage', facts: { path: 'samples' } });
    const noFolder = client.loadSpeechModel({ folder: '', device: 'cpu' });
    await expect(noFolder).rejects.toMatchObject({ code: 'usage', facts: { path: 'folder' } });
  });

  it('says what is wrong with the settings', async () => {
    const client = createClient({ memoryBudgetBytes: -1 });
    await expect(client.describe({})).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('memoryBudgetBytes') as string,
    });
  });

  it('cancels a running call at once, and the worker is free for the next', async () => {
    const client = createClient();
    const { pid } = await client.describe({});
    const msOf = async (call: Promise<unknown>) => {
      const startedAt = performance.now();
      await call;
      return performance.now() - startedAt;
    };
    const tenth = { ...longAudio, samples: longAudio.samples.subarray(0, longAudio.samples.length / 10) };
    await client.detectSpeech(tenth);
    const tenthMs = await msOf(client.detectSpeech(tenth));
    const controller = new AbortController();
    const { signal } = controller;
    const detection = client.detectSpeech(longAudio, { signal, priority: 'background' });
    await isAtWork(client);
    controller.abort();
    await expect(detection).rejects.toMatchObject({ code: 'cancelled' });
    // It would have to wait for the rest of the cancelled call, had that gone on.
    expect(await msOf(client.detectSpeech(oneFrame, { priority: 'background' }))).toBeLessThan(5 * tenthMs);
    expect((await client.describe({})).pid).toBe(pid);
  });

  it('loses only the running calls when the worker is killed, and starts another', async () => {
    const client = createClient();
    const { pid } = await client.describe({});
    const detection = client.detectSpeech(longAudio, { priority: 'background' });
    await isAtWork(client);
    process.kill(pid, 'SIGKILL');
    await expect(detection).rejects.toMatchObject({
      code: 'worker-crashed',
      retryable: true,
      facts: { operation: 'detectSpeech', ending: 'killed by SIGKILL' },
    });
    expect(await client.detectSpeech(oneFrame)).toHaveLength(1);
    expect((await client.describe({})).pid).not.toBe(pid);
  });

  it('gives up after three crashes within a minute', async () => {
    const client = createClient();
    for (let crash = 0; crash < 3; crash++) {
      const { pid } = await client.describe({});
      const detection = client.detectSpeech(longAudio);
      process.kill(pid, 'SIGKILL');
      await expect(detection).rejects.toMatchObject({ code: 'worker-crashed', retryable: true });
    }
    await expect(client.describe({})).rejects.toMatchObject({
      code: 'worker-crashed',
      retryable: false,
      message: expect.stringContaining('out of memory') as string,
    });
  });

  it('ends the worker when it is closed, also in the middle of a call', async () => {
    const client = createClient();
    const { pid } = await client.describe({});
    const detection = client.detectSpeech(longAudio);
    await Promise.all([expect(detection).rejects.toMatchObject({ code: 'cancelled' }), client.close()]);
    expect(isRunning(pid)).toBe(false);
    await expect(client.describe({})).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('a worker that its graphics driver kills', () => {
  const crashing = fileURLToPath(new URL('testing/crashing-worker.ts', import.meta.url));
  const load = { folder: '/models/any', device: 'auto' } as const;

  it('is described with the device, and the next one avoids that device', async () => {
    const launched: WorkerSettingsInput[] = [];
    const client = createClient({}, (settings) => {
      launched.push(settings);
      return launchWorkerProcess(settings, crashing);
    });
    await expect(client.loadSpeechModel(load)).rejects.toMatchObject({
      code: 'worker-crashed',
      message: expect.stringContaining('killed by SIGSEGV while using webgpu') as string,
      facts: { provider: 'webgpu', lastWords: 'driver: assertion failed' },
    });
    expect(await client.describe({})).toMatchObject({ avoidProviders: ['webgpu'] });
    expect(launched.map(({ avoidProviders }) => avoidProviders)).toEqual([[], ['webgpu']]);
  });

  it('leads to --device cpu when it keeps crashing', async () => {
    const client = createClient({}, (settings) => launchWorkerProcess(settings, crashing));
    for (let crash = 0; crash < 3; crash++) {
      await expect(client.loadSpeechModel(load)).rejects.toMatchObject({ retryable: true });
    }
    await expect(client.loadSpeechModel(load)).rejects.toMatchObject({
      retryable: false,
      message: expect.stringContaining('--device cpu') as string,
    });
  });
});

describe('the worker process', () => {
  const host = fileURLToPath(new URL('testing/host.ts', import.meta.url));

  async function startHost(mode: 'idle' | 'busy') {
    const child = spawn(process.execPath, [host, mode], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [output] = (await once(child.stdout, 'data')) as [Buffer];
    return { child, workerPid: Number(output.toString()) };
  }

  it('does not keep an idle host running, and ends with it', async () => {
    const { child, workerPid } = await startHost('idle');
    const [status] = (await once(child, 'exit')) as [number];
    expect(status).toBe(0);
    expect(await isGoneWithin(workerPid, 5000)).toBe(true);
  });

  it('is waited for by a host that closes it while it starts', async () => {
    const entry = fileURLToPath(new URL('testing/closing-host.ts', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [entry]);
    expect(stdout).toBe('closed, the call was "cancelled"\n');
  });

  it('does not outlive a host that is killed while it works', async () => {
    const { child, workerPid } = await startHost('busy');
    expect(isRunning(workerPid)).toBe(true);
    child.kill('SIGKILL');
    expect(await isGoneWithin(workerPid, 5000)).toBe(true);
  });

  it.skipIf(process.platform === 'win32')('leaves Ctrl+C to the host', async () => {
    const client = createClient();
    const { pid } = await client.describe({});
    process.kill(pid, 'SIGINT');
    expect(await client.detectSpeech(oneFrame)).toHaveLength(1);
    expect((await client.describe({})).pid).toBe(pid);
  });
});
