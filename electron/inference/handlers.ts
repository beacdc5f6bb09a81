import { env, listSupportedBackends } from 'onnxruntime-node';
import type { InferenceHandlers, WorkerSettings } from './contract.ts';
import { loadSpeechModel } from './load-speech-model.ts';
import { ProviderSelector } from './providers/provider-selector.ts';
import { defaultMemoryBudget } from './sessions/memory-budget.ts';
import { createSessionPool } from './sessions/session-pool.ts';
import { defaultThreadCount } from './sessions/thread-count.ts';
import { SpeechDetector } from './speech-detector.ts';
import { createWhisperEngine } from './whisper/engine.ts';

/** Everything the worker does, wired together. */
export function createInferenceHandlers(settings: WorkerSettings): InferenceHandlers {
  const threads = settings.threads || defaultThreadCount();
  const memoryBudgetBytes = settings.memoryBudgetBytes || defaultMemoryBudget();
  const pool = createSessionPool({ threads, memoryBudgetBytes });
  const providers = new ProviderSelector({
    threads,
    cacheFile: settings.providerCacheFile,
    avoid: settings.avoidProviders,
  });
  const engine = createWhisperEngine({ pool });
  const detector = new SpeechDetector(pool);

  return {
    describe: () =>
      Promise.resolve({
        runtimeVersion: env.versions.node ?? env.versions.common,
        nodeVersion: process.versions.node,
        backends: listSupportedBackends().map(({ name }) => name),
        threads,
        memoryBudgetBytes,
        pid: process.pid,
        residentBytes: process.memoryUsage.rss(),
      }),
    listProviders: ({ refresh }, { signal }) => providers.list(refresh, signal),
    loadSpeechModel: (input, context) => loadSpeechModel(input, engine, providers, context),
    unloadSpeechModel: async ({ modelKey }) => {
      await engine.unload(modelKey);
      return null;
    },
    transcribe: (input, { signal, progress }) =>
      engine.transcribe(input, { signal, onWindow: (index, result) => progress({ index, result }) }),
    detectSpeech: (input, { signal }) => detector.detect(input, signal),
  };
}
