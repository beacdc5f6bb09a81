import type { ChatWrapper, LlamaChat, LlamaContext, LlamaContextSequence, LlamaModel } from 'node-llama-cpp';
import { SidecutError } from '../../../../../core/errors.ts';
import { batchTokens } from '../memory.ts';
import { openLlama, wordsOf } from './runtime.ts';

export interface OpenRequest {
  readonly path: string;
  readonly contextTokens: number;
  /** As reckoned from the header. */
  readonly neededBytes: number;
  readonly threads: number;
  /** Nothing but the processor. */
  readonly onProcessor: boolean;
}

/** A model in memory, ready to be spoken to. */
export interface OpenModel {
  readonly model: LlamaModel;
  readonly sequence: LlamaContextSequence;
  readonly chat: LlamaChat;
  readonly wrapper: ChatWrapper;
  readonly contextTokens: number;
  readonly graphics: string | null;
  close(): Promise<void>;
}

export async function openModel(request: OpenRequest, signal: AbortSignal): Promise<OpenModel> {
  const llama = await (request.onProcessor ? openLlama.processor() : openLlama.best());
  const { LlamaChat: Chat, resolveChatWrapper } = await import('node-llama-cpp');
  const graphics = request.onProcessor || llama.gpu === false ? null : llama.gpu;
  let model: LlamaModel | undefined;
  try {
    model = await llama.loadModel({
      modelPath: request.path,
      gpuLayers: graphics === null ? 0 : 'auto',
      loadSignal: signal,
      // Ours is exact where it matters: see planMemory.
      ignoreMemorySafetyChecks: true,
    });
    const context = await openContext(model, request, signal);
    const sequence = context.getSequence();
    // The template of the model's own file, or the nearest of those that are known.
    const wrapper = resolveChatWrapper(model, { warningLogs: false });
    const chat = new Chat({ contextSequence: sequence, chatWrapper: wrapper });
    return {
      ...{ model, sequence, chat, wrapper },
      contextTokens: Math.min(context.contextSize, request.contextTokens),
      graphics,
      close: closeOnce(model),
    };
  } catch (error) {
    await model?.dispose();
    signal.throwIfAborted();
    throw openingFailure(request.path, error);
  }
}

function openContext(
  model: LlamaModel,
  { contextTokens, threads }: OpenRequest,
  signal: AbortSignal,
): Promise<LlamaContext> {
  return model.createContext({
    contextSize: contextTokens,
    batchSize: Math.min(batchTokens, contextTokens),
    threads,
    createSignal: signal,
    ignoreMemorySafetyChecks: true,
  });
}

/** Its contexts go with it. */
function closeOnce(model: LlamaModel): () => Promise<void> {
  let closing: Promise<void> | undefined;
  return () => (closing ??= model.dispose());
}

function openingFailure(path: string, cause: unknown): SidecutError {
  const runtimeWords = wordsOf(cause);
  const isMemory = cause instanceof Error && /memory|VRAM|alloc/i.test(`${cause.name} ${cause.message}`);
  return isMemory
    ? new SidecutError('out-of-memory', { reason: 'load', path, runtimeWords }, { cause })
    : new SidecutError('model-damaged', { reason: 'not-opened', path, runtimeWords }, { cause });
}
