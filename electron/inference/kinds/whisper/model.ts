import { createTurns } from '../../../../core/async/turns.ts';
import type { ModelRunner } from '../../model-runner.ts';
import type { Sessions } from '../../sessions/lend-sessions.ts';
import type {
  DetectLanguagesRequest,
  LanguageScore,
  TranscribeRequest,
  whisperContract,
  WindowResult,
} from './contract.ts';
import { checkFusedEncoder } from './opening/check-encoder.ts';
import type { KnownModel } from './opening/known-model.ts';
import type { LoadedModel } from './opening/loaded-model.ts';
import { openModel } from './opening/open-model.ts';
import { prepareModel } from './opening/prepare-model.ts';
import { readKnownModel } from './opening/read-known-model.ts';
import { askLanguages } from './transcription/ask-languages.ts';
import { transcribeWindows } from './transcription/transcribe-windows.ts';
import type { TranscribeHooks } from './transcription/transcribe-windows.ts';

export interface WhisperSettings {
  /** For measurements with random weights: every window gets exactly this many tokens and is never judged. */
  readonly fixedTokens?: number;
}

/** The memory of the last batch is given back when no other has come for this long. */
const idleMs = 5000;

/** Whisper on ONNX Runtime. */
export function createWhisper({ fixedTokens }: WhisperSettings = {}): ModelRunner<
  typeof whisperContract,
  KnownModel
> {
  // Two calls at once would hold two batches of caches and share the same cores.
  const inTurn = createTurns();
  let idle: NodeJS.Timeout | undefined;

  const transcribe = (model: KnownModel, request: TranscribeRequest, context: Sessions & TranscribeHooks) =>
    withModel<WindowResult[]>(model, request, context, (opened) =>
      transcribeWindows(opened, request, context),
    );
  const detectLanguages = (
    model: KnownModel,
    request: DetectLanguagesRequest,
    context: Sessions & Pick<TranscribeHooks, 'signal'>,
  ) =>
    withModel<LanguageScore[][]>(model, request, context, (opened) => askLanguages(opened, request, context));

  function withModel<Result>(
    model: KnownModel,
    { windows }: { readonly windows: readonly { readonly samples: Float32Array }[] },
    context: Sessions & Pick<TranscribeHooks, 'signal'>,
    work: (opened: LoadedModel) => Promise<Result>,
  ): Promise<Result> {
    rejectLongWindows(model, windows);
    return inTurn(async () => {
      context.signal.throwIfAborted();
      try {
        using opened = await openModel(model, context);
        return await work(opened.model);
      } finally {
        clearTimeout(idle);
        idle = setTimeout(() => {
          model.memory.clear();
        }, idleMs).unref();
      }
    });
  }

  return {
    read: (request, provider) => readKnownModel(request, provider, fixedTokens),
    tryOut: async (read, context) => {
      const { model, notes } = await prepareModel(await checkFusedEncoder(read, context), context);
      context.signal.throwIfAborted();
      using opened = await openModel(model, context);
      return { model, info: describeModel(opened.model, model), precision: model.precision, notes };
    },
    run: { transcribe, detectLanguages },
  };
}

function describeModel({ decoder }: LoadedModel, { folder, batchSize }: KnownModel) {
  const { tokens, preprocessor } = folder;
  return {
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
