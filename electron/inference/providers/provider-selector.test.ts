import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { listSupportedBackends } from 'onnxruntime-node';
import { swiftshaderEnvironment, swiftshaderManifest, swiftshaderMissing } from '../testing/swiftshader.ts';
import { ProviderSelector } from './provider-selector.ts';

const never = new AbortController().signal;
const hasWebgpu = listSupportedBackends().some(({ name }) => name === 'webgpu');

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'sidecut-providers-'))));
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

function useDriver(environment: Readonly<Record<string, string>>) {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
}

function createSelector(settings: Partial<ConstructorParameters<typeof ProviderSelector>[0]> = {}) {
  return new ProviderSelector({ threads: 1, cacheFile: undefined, avoid: [], ...settings });
}

/** A driver file that does not exist: Vulkan finds no device. */
const noDriver = { VK_DRIVER_FILES: '/no/driver.json', VK_ICD_FILENAMES: '/no/driver.json' };

describe('choosing a provider', () => {
  it('takes the CPU without a probe when it is asked for', async () => {
    expect(await createSelector().choose('cpu', never)).toMatchObject({ provider: 'cpu' });
  });

  it('refuses a provider of another platform', async () => {
    const foreign = process.platform === 'darwin' ? 'dml' : 'coreml';
    await expect(createSelector().choose(foreign, never)).rejects.toMatchObject({
      code: 'device-unavailable',
      facts: { reason: 'not-usable', provider: foreign, finding: { found: 'not-offered' } },
    });
  });

  it('passes over what crashed before, and says so', async () => {
    const selector = createSelector({ avoid: ['dml', 'coreml', 'cuda', 'webgpu'] });
    expect(await selector.choose('auto', never)).toMatchObject({
      provider: 'cpu',
      note: { code: 'device-not-used', facts: { reason: { found: 'crashed-before' } } },
    });
  });
});

const onLinuxWithWebgpu = describe.runIf(hasWebgpu && process.platform === 'linux');

onLinuxWithWebgpu('WebGPU on Linux without a driver', () => {
  it('is refused with a reason when asked for, and auto takes the CPU', async () => {
    useDriver(noDriver);
    const selector = createSelector();
    await expect(selector.choose('webgpu', never)).rejects.toMatchObject({
      code: 'device-unavailable',
      facts: { finding: { found: 'refused', failure: { cause: 'no-adapter' } } },
    });
    expect(await selector.choose('auto', never)).toMatchObject({
      provider: 'cpu',
      note: { code: 'device-not-used', facts: { provider: 'webgpu', reason: { found: 'refused' } } },
    });
  });

  it('is remembered until the environment changes or a refresh is asked for', async () => {
    useDriver(noDriver);
    const cacheFile = join(folder, 'providers.json');
    await createSelector({ cacheFile }).list(false, never);
    const written = await readFile(cacheFile, 'utf8');
    await writeFile(cacheFile, written.replaceAll('no-adapter', 'no-device'));
    const reasonOf = async (refresh: boolean) => {
      const reports = await createSelector({ cacheFile }).list(refresh, never);
      return reports.find(({ provider }) => provider === 'webgpu')?.reason;
    };
    expect(await reasonOf(false)).toMatchObject({ failure: { cause: 'no-device' } });
    expect(await reasonOf(true)).toMatchObject({ failure: { cause: 'no-adapter' } });
    vi.stubEnv('CUDA_VISIBLE_DEVICES', '7');
    expect(await reasonOf(false)).toMatchObject({ failure: { cause: 'no-adapter' } });
  });
});

describe.runIf(hasWebgpu && swiftshaderManifest)(`WebGPU on SwiftShader${swiftshaderMissing}`, () => {
  it('computes the right numbers, is usable when asked for, and is never chosen by auto', async () => {
    useDriver(swiftshaderEnvironment(folder));
    const selector = createSelector();
    expect(await selector.choose('webgpu', never)).toMatchObject({
      provider: 'webgpu',
      deviceName: 'SwiftShader (software)',
      float16: false,
    });
    const reports = await selector.list(false, never);
    const webgpu = reports.find(({ provider }) => provider === 'webgpu')!;
    expect(webgpu).toMatchObject({ status: 'usable', worthwhile: false });
    expect(webgpu.maxDifference).toBeLessThan(1e-4);
    expect(webgpu.runMs!).toBeGreaterThan(webgpu.cpuRunMs!);
    expect(await selector.choose('auto', never)).toMatchObject({ provider: 'cpu' });
    // Seconds on an idle machine; a busy one must not fail the test.
  }, 200_000);
});
