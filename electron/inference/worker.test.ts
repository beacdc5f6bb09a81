import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createInferenceClient } from './client.ts';
import type { InferenceClient } from './client.ts';
import type { TranscribeInput, WindowProgress } from './kinds/whisper/contract.ts';
import { writeShortStarter } from './kinds/whisper/testing/short-starter.ts';
import { fliteMissing, noise, speakWithFlite } from './testing/sounds.ts';
import { swiftshaderEnvironment, swiftshaderManifest, swiftshaderMissing } from './testing/swiftshader.ts';

const starter = fileURLToPath(new URL('../../models/starter/whisper', import.meta.url));
/** One attempt for each window: noise would otherwise be tried at every temperature. */
const options = { language: 'en', temperatures: [0] } satisfies TranscribeInput['options'];

function noiseWindows(count: number): TranscribeInput['windows'] {
  return Array.from({ length: count }, (_, index) => ({ samples: noise(16_000 + 400 * index, 0.2) }));
}

describe('transcribing in the worker', () => {
  let client: InferenceClient;
  beforeAll(() => {
    client = createInferenceClient({ threads: 1 });
  });
  afterAll(() => client.close());

  const load = () => client.load('whisper', { folder: starter, device: 'cpu' });

  it('delivers every window as it becomes final, and all in order at the end', async () => {
    const { modelKey } = await load();
    const finished: WindowProgress[] = [];
    const windows = noiseWindows(3);
    const results = await client.transcribe(
      { modelKey, windows, options },
      { onProgress: (window) => finished.push(window) },
    );
    expect(results).toHaveLength(3);
    expect(finished.toSorted((a, b) => a.index - b.index).map(({ result }) => result)).toEqual(results);
  });

  it('stops in the middle when it is cancelled, and is ready for the next call', async () => {
    const { modelKey } = await load();
    const controller = new AbortController();
    const transcription = client.transcribe(
      { modelKey, windows: noiseWindows(20), options },
      { signal: controller.signal, onProgress: () => controller.abort() },
    );
    await expect(transcription).rejects.toMatchObject({ code: 'cancelled' });
    expect(await client.transcribe({ modelKey, windows: noiseWindows(1), options })).toHaveLength(1);
  });

  it('goes on after a crash once the model is loaded again', async () => {
    const { modelKey } = await load();
    const call = { modelKey, windows: noiseWindows(3), options };
    const { pid } = await client.describe({});
    const transcription = client.transcribe(call);
    process.kill(pid, 'SIGKILL');
    await expect(transcription).rejects.toMatchObject({
      code: 'worker-crashed',
      retryable: true,
      facts: { provider: 'cpu' },
    });
    await expect(client.transcribe(call)).rejects.toMatchObject({ code: 'worker-crashed', retryable: true });
    const again = await load();
    expect(await client.transcribe({ ...call, modelKey: again.modelKey })).toHaveLength(3);
  });

  it('refuses a key that was never loaded', async () => {
    const call = { modelKey: 'unknown', windows: noiseWindows(1), options };
    await expect(client.transcribe(call)).rejects.toMatchObject({ code: 'model-unknown' });
  });
});

describe.runIf(swiftshaderManifest)(`captions through WebGPU${swiftshaderMissing}`, () => {
  let folder: string;
  beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'sidecut-webgpu-'))));
  afterAll(() => rm(folder, { recursive: true }));
  afterEach(() => vi.unstubAllEnvs());

  it.skipIf(fliteMissing)(
    `say what the CPU says${fliteMissing}`,
    async () => {
      for (const [name, value] of Object.entries(swiftshaderEnvironment(folder))) vi.stubEnv(name, value);
      await using client = createInferenceClient({ providerCacheFile: join(folder, 'providers.json') });
      const windows = [{ samples: await speakWithFlite('We walk to the river.') }];
      // SwiftShader takes twenty seconds for the encoder's usual window.
      const short = join(folder, 'short');
      writeShortStarter(short, 2);
      const heardOn = async (device: 'cpu' | 'webgpu') => {
        const info = await client.load('whisper', { folder: short, device, precision: 'fp32' });
        const results = await client.transcribe({ modelKey: info.modelKey, windows, options });
        return { provider: info.provider, text: results[0]!.segments.map(({ text }) => text).join('') };
      };
      const expected = await heardOn('cpu');
      expect(expected.text).toMatch(/walked? to the river/);
      expect(await heardOn('webgpu')).toEqual({ provider: 'webgpu', text: expected.text });
    },
    300_000,
  );
});
