import { retry } from '../../../core/async/retry.ts';
import { isSidecutError } from '../../../core/errors.ts';
import { note } from '../../../core/notes.ts';
import { answerSchemaOf } from '../../../core/writing/answer-schema.ts';
import { readAnswer } from '../../../core/writing/read-answer.ts';
import type { TextWriter, WriteHooks, WriteRequest } from './text-writer.ts';
import type { InferenceClient } from '../../inference/client.ts';
import type { LoadModelInput } from '../../inference/contract.ts';
import { cutOff, messagesFor } from './messages.ts';

export type WriterCalls = Pick<InferenceClient, 'load' | 'generate' | 'countTokens' | 'countPromptTokens'>;

export interface LocalModel extends Pick<LoadModelInput, 'folder' | 'device'> {
  /** Of its files: `qwen2.5-1.5b-instruct 6a1a2eb6`. */
  readonly identity: string;
  readonly name: string;
}

/** A call that brought the worker down this often is not tried again. */
const maxAttempts = 2;

/**
 * A language model in the inference worker. It is loaded now, and again where its process was ended meanwhile: after a
 * crash, after a pause, or because its memory was needed.
 */
export async function openLocalWriter(
  inference: WriterCalls,
  { identity, name, ...load }: LocalModel,
  signal: AbortSignal,
): Promise<TextWriter> {
  const loadModel = (during: AbortSignal) => inference.load('text-generator', load, { signal: during });
  let info = await again(
    () => loadModel(signal),
    signal,
    () => Promise.resolve(),
  );
  const withModel = <Result>(call: (modelKey: string) => Promise<Result>, during: AbortSignal) =>
    again(
      () => call(info.modelKey),
      during,
      async () => {
        info = await loadModel(during);
      },
    );
  return {
    identity: `${identity} ${info.precision}`,
    name,
    notes: info.hasChatTemplate ? [] : [note('no-chat-template', { model: name })],
    contextTokens: info.contextTokens,
    countsExactly: true,
    countTokens: (texts, during = noSignal()) =>
      texts.length === 0
        ? Promise.resolve([])
        : withModel(
            (modelKey) => inference.countTokens({ modelKey, texts: [...texts] }, { signal: during }),
            during,
          ),
    countPrompt: ({ prompt, answer }, during = noSignal()) =>
      withModel(
        (modelKey) =>
          inference.countPromptTokens({ modelKey, ...messagesFor(prompt, answer) }, { signal: during }),
        during,
      ),
    write: async (request, hooks) => {
      const { text, ended } = await withModel(
        (modelKey) => inference.generate(toCall(modelKey, request), toOptions(hooks)),
        hooks.signal,
      );
      if (ended === 'length') throw cutOff(name, request.maxAnswerTokens);
      return readAnswer(text, request.answer, name);
    },
  };
}

function toCall(modelKey: string, request: WriteRequest<unknown>) {
  const { prompt, answer, maxAnswerTokens, temperature = 0, seed = 0 } = request;
  const schema = answerSchemaOf(answer);
  return {
    ...{ modelKey, schema, maxTokens: maxAnswerTokens, temperature, seed },
    ...messagesFor(prompt, answer),
  };
}

function toOptions({ signal, onText, onRead }: WriteHooks) {
  const onProgress = (
    progress: { readonly text: string } | { readonly read: number; readonly total: number },
  ) => {
    if ('text' in progress) onText?.(progress.text);
    else onRead?.(progress.read, progress.total);
  };
  return { signal, onProgress };
}

function again<Result>(
  call: () => Promise<Result>,
  signal: AbortSignal,
  recover: () => Promise<void>,
): Promise<Result> {
  return retry(call, async (error, failures) => {
    const isGone = isSidecutError(error, 'worker-crashed') && error.retryable && failures < maxAttempts;
    if (!isGone || signal.aborted) return false;
    await recover();
    return true;
  });
}

function noSignal(): AbortSignal {
  return new AbortController().signal;
}
