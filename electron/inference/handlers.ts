import { env, listSupportedBackends } from 'onnxruntime-node';
import { ImageEmbedder } from './kinds/image-text/model.ts';
import type { InferenceHandlers, WorkerSettings } from './contract.ts';
import { TextEmbedder } from './kinds/text-embedder/model.ts';
import { loadModel } from './load-model.ts';
import { ProviderSelector } from './providers/provider-selector.ts';
import { defaultMemoryBudget } from './sessions/memory-budget.ts';
import { createSessionPool } from './sessions/session-pool.ts';
import { defaultThreadCount } from './sessions/thread-count.ts';
import { VoiceEmbedder } from './kinds/voice/model.ts';
import { SpeechDetector } from './kinds/silero/model.ts';
import { Translator } from './kinds/translator/model.ts';
import { createWhisperEngine } from './kinds/whisper/model.ts';

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
  const texts = new TextEmbedder(pool);
  const images = new ImageEmbedder(pool);
  const voices = new VoiceEmbedder(pool);
  const translator = new Translator(pool);

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
    loadSpeechModel: (input, context) => loadModel(input, engine, providers, context),
    loadTextEmbedder: (input, context) => loadModel(input, texts, providers, context),
    loadImageEmbedder: (input, context) => loadModel(input, images, providers, context),
    loadVoiceEmbedder: (input, context) => loadModel(input, voices, providers, context),
    loadTranslator: (input, context) => loadModel(input, translator, providers, context),
    unloadModel: async ({ modelKey }) => {
      for (const kind of [engine, texts, images, voices, translator]) await kind.unload(modelKey);
      return null;
    },
    transcribe: (input, { signal, progress }) =>
      engine.transcribe(input, { signal, onWindow: (index, result) => progress({ index, result }) }),
    detectSpeech: (input, { signal }) => detector.detect(input, signal),
    embedTexts: (input, context) => texts.embed(input, context),
    embedImages: (input, context) => images.embedImages(input, context),
    embedImageTexts: (input, context) => images.embedTexts(input, context),
    embedVoices: (input, context) => voices.embed(input, context),
    translate: (input, context) => translator.translate(input, context),
  };
}
