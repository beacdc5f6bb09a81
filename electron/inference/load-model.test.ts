import { describe, expect, it } from 'vitest';
import { SidecutError } from '../../core/errors.ts';
import type { DeviceChoice, ExecutionProvider } from '../../core/devices.ts';
import type { LoadRequest } from './loading.ts';
import type { SpeechModelInfo } from './kinds/whisper/contract.ts';
import { loadModel } from './load-model.ts';
import type { ChosenProvider } from './providers/chosen-provider.ts';

const failure = { cause: 'unknown', runtimeWords: 'It needs more buffers.' } as const;
const unavailable = new SidecutError('device-unavailable', {
  reason: 'not-run',
  provider: 'webgpu',
  failure,
});
const damaged = new SidecutError('model-damaged', { reason: 'no-numbers' });

/** Loads on a machine where `auto` is WebGPU and the model fails there with `failure`. */
async function load(device: DeviceChoice, fails?: SidecutError) {
  const tried: ExecutionProvider[] = [];
  const providers = {
    choose: (wanted: DeviceChoice): Promise<ChosenProvider> =>
      Promise.resolve({ provider: wanted === 'auto' ? 'webgpu' : wanted, float16: false }),
  };
  const engine = {
    load: (_request: unknown, { provider, note }: ChosenProvider) => {
      const error = provider !== 'cpu' && fails;
      const info = { provider, providerNote: note } as SpeechModelInfo;
      return error ? Promise.reject(error) : Promise.resolve(info);
    },
  };
  const request: LoadRequest = { folder: '/model', device, precision: 'auto' };
  const info = await loadModel(request, engine, providers, {
    signal: new AbortController().signal,
    progress: ({ provider }) => tried.push(provider),
  });
  return { tried, provider: info.provider, note: info.providerNote };
}

describe('loading a model', () => {
  it('tells the device before anything runs there', async () => {
    expect(await load('auto')).toMatchObject({ tried: ['webgpu'], provider: 'webgpu' });
  });

  it('falls back to the CPU when auto chose a device that this model cannot use', async () => {
    expect(await load('auto', unavailable)).toEqual({
      tried: ['webgpu', 'cpu'],
      provider: 'cpu',
      note: {
        code: 'device-not-used',
        facts: { provider: 'webgpu', reason: { found: 'not-for-this-model', failure } },
      },
    });
  });

  it('fails when the user named the device', async () => {
    await expect(load('webgpu', unavailable)).rejects.toMatchObject({ code: 'device-unavailable' });
  });

  it('does not hide a damaged model behind another device', async () => {
    await expect(load('auto', damaged)).rejects.toMatchObject({ code: 'model-damaged' });
  });
});
