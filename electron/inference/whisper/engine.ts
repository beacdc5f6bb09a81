import { createTurns } from '../../../core/async/turns.ts';
import { SidecutError } from '../../../core/errors.ts';
import type { SpeechModelInfo } from '../contract.ts';
import type { SessionPool } from '../sessions/session-pool.ts';
import { describeDevice } from '../providers/chosen-provider.ts';
import type { ChosenProvider } from '../providers/chosen-provider.ts';
import type { SpeechEngine } from '../speech-engine.ts';
import { checkRewrite } from './model/check-rewrite.ts';
import type { KnownModel } from './model/known-model.ts';
import type { LoadedModel } from './model/loaded-model.ts';
import { openModel } from './model/open-model.ts';
import { readKnownModel } from './model/read-known-model.ts';
import { transcribeWindows } from './transcription/transcribe-windows.ts';

export interface WhisperEngineSettings {
  readonly pool: SessionPool;
  /** For measurements with random weights: every window gets exactly this many tokens and is never judged. */
  readonly fixedTokens?: number;
}

/** The memory of the last batch is given back when no other has come for this long. */
const idleMs = 5000;

/** Whisper on ONNX Runtime. Sessions belong to the pool; between two calls it may close them. */
export function createWhisperEngine({ pool, fixedTokens }: WhisperEngineSettings): SpeechEngine {
  const known = new Map<string, KnownModel>();
  // Two calls at once would hold two batches of caches and share the same cores.
  const inTurn = createTurns();
  let idle: NodeJS.Timeout | undefined;
  return {
    async load(request, chosen, signal) {
      const read = await readKnownModel(request, chosen.provider, fixedTokens);
      signal.throwIfAborted();
      const model = await checkRewrite(pool, read);
      signal.throwIfAborted();
      // Opening the sessions now finds damaged files before the first window comes.
      using opened = await openModel(pool, model);
      signal.throwIfAborted();
      const key = JSON.stringify([request.folder, model.files.precision, chosen.provider]);
      known.set(key, model);
      return describeModel(key, opened.model, model, chosen);
    },
    async transcribe(request, hooks) {
      const model = known.get(request.modelKey);
      if (!model) throw new SidecutError('model-unknown', 'The speech model is not loaded. Load it first.');
      rejectLongWindows(model, request.windows);
      return inTurn(async () => {
        hooks.signal.throwIfAborted();
        try {
          using opened = await openModel(pool, model);
          return await transcribeWindows(opened.model, request, hooks);
        } finally {
          clearTimeout(idle);
          idle = setTimeout(() => {
            model.memory.clear();
          }, idleMs).unref();
        }
      });
    },
    unload(modelKey) {
      known.delete(modelKey);
      return Promise.resolve();
    },
  };
}

function describeModel(
  modelKey: string,
  { decoder }: LoadedModel,
  { folder, files, batchSize }: KnownModel,
  chosen: ChosenProvider,
): SpeechModelInfo {
  const { tokens, preprocessor } = folder;
  return {
    modelKey,
    ...describeDevice(chosen),
    precision: files.precision,
    windowSamples: preprocessor.windowSamples,
    multilingual: tokens.multilingual,
    languages: tokens.multilingual ? [...tokens.languages.keys()] : ['en'],
    wordTimesFromAttention: decoder.alignmentHeads > 0,
    batchSize,
  };
}

function rejectLongWindows(model: KnownModel, windows: readonly { readonly samples: Float32Array }[]): void {
  const { windowSamples } = model.folder.preprocessor;
  const longest = Math.max(...windows.map(({ samples }) => samples.length));
  if (longest <= windowSamples) return;
  throw new RangeError(
    `a window has ${String(longest)} samples, but the model takes ${String(windowSamples)}`,
  );
}
