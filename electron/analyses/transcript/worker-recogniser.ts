import { retry } from '../../../core/async/retry.ts';
import { isSidecutError, SidecutError } from '../../../core/errors.ts';
import type { InferenceClient } from '../../inference/client.ts';
import type { LoadModelInput } from '../../inference/contract.ts';
import type { SpeechModelInfo, TranscribeOptions } from '../../inference/kinds/whisper/contract.ts';
import type { SpeechRecogniser } from './hear.ts';
import { samplesPerMs } from './piece-reader.ts';

/** A window that brings the worker down this often is not tried again. */
const maxAttempts = 3;

export interface WorkerRecogniser extends SpeechRecogniser {
  /** As the model was last loaded; after a crash it may run on another device. */
  readonly info: SpeechModelInfo;
}

/**
 * Recognises speech in the inference worker. A crash of the worker (a graphics driver, most often) costs the
 * windows that were being decoded: the model is loaded again and they are decoded again.
 */
export async function loadWorkerRecogniser(
  inference: InferenceClient,
  model: LoadModelInput & { readonly identity: string },
  { signal, onPreparing }: { readonly signal: AbortSignal; readonly onPreparing?: () => void },
): Promise<WorkerRecogniser> {
  const { identity, ...load } = model;
  const loadModel = () =>
    inference.load('whisper', load, {
      signal,
      onProgress: ({ preparing }) => {
        if (preparing !== undefined) onPreparing?.();
      },
    });
  let info = await withRetries(loadModel, signal);
  const again = <Result>(call: () => Promise<Result>) =>
    withRetries(call, signal, async () => {
      info = await loadModel();
    });
  return {
    get info() {
      return info;
    },
    identity: `${identity} ${info.precision}`,
    maxWindowMs: Math.floor(info.windowSamples / samplesPerMs),
    batchSize: info.batchSize,
    transcribe: (windows, options) =>
      again(() =>
        inference.transcribe({ modelKey: info.modelKey, windows: [...windows], options }, { signal }),
      ),
    ...(info.multilingual
      ? {
          detectLanguages: (windows, languages) =>
            again(() =>
              inference.detectLanguages(
                { modelKey: info.modelKey, windows: [...windows], languages: [...languages] },
                { signal },
              ),
            ),
        }
      : {}),
  };
}

function withRetries<Result>(
  call: () => Promise<Result>,
  signal: AbortSignal,
  recover: () => Promise<void> = () => Promise.resolve(),
): Promise<Result> {
  return retry(call, async (error, failures) => {
    const again = isSidecutError(error, 'worker-crashed') && error.retryable && failures < maxAttempts;
    if (!again || signal.aborted) return false;
    await recover().catch((failure: unknown) => {
      if (!isSidecutError(failure, 'worker-crashed')) throw failure;
    });
    return true;
  });
}

/** Refuses a language or task that the model has not learnt. `languages`: codes of those it has. */
export function requireLanguage(
  model: { readonly id: string; readonly languages: readonly string[]; readonly multilingual: boolean },
  { language: asked = 'auto', languages: several, task }: TranscribeOptions,
): void {
  const { id, languages } = model;
  const language = [...(several ?? []), asked].find((one) => one !== 'auto' && !languages.includes(one));
  if (language !== undefined)
    throw new SidecutError('unknown-language', {
      reason: 'model-lacks',
      model: id,
      language,
      known: languages,
    });
  if (task === 'translate' && !model.multilingual)
    throw new SidecutError('model-unsupported', { reason: 'only-transcribes', model: id });
}
