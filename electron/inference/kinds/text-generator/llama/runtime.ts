import type { Llama, LlamaOptions } from 'node-llama-cpp';
import { once } from '../../../../../core/async/once.ts';
import { SidecutError } from '../../../../../core/errors.ts';

type Settings = Pick<LlamaOptions, 'gpu'>;

/**
 * llama.cpp as its package brings it: nothing is compiled or downloaded. `auto` takes the binary of a graphics card where
 * the user added one.
 */
export const openLlama = {
  processor: once(() => load(plain)),
  best: once(async () => {
    try {
      return await load({ gpu: 'auto' });
    } catch {
      return await load(plain);
    }
  }),
};

/** The one binary for Apple's own processors has Metal; whoever wants the processor gives it no layers. */
const plain: Settings = { gpu: process.platform === 'darwin' && process.arch === 'arm64' ? 'auto' : false };

async function load(settings: Settings): Promise<Llama> {
  try {
    const { getLlama, LlamaLogLevel } = await import('node-llama-cpp');
    return await getLlama({
      ...settings,
      build: 'never',
      skipDownload: true,
      progressLogs: false,
      logLevel: LlamaLogLevel.error,
    });
  } catch (cause) {
    const runtimeWords = wordsOf(cause);
    throw new SidecutError('worker-crashed', { reason: 'no-llama', runtimeWords }, { cause });
  }
}

export function wordsOf(cause: unknown): string {
  return (cause instanceof Error ? cause.message : String(cause)).split('\n')[0]!.slice(0, 300);
}
