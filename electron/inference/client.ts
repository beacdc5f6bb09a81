import { SidecutError } from '../../core/errors.ts';
import { connect } from '../transport/client.ts';
import type { Connection } from '../transport/client.ts';
import type { CallOptions } from '../transport/calls.ts';
import { inferenceContract } from './contract.ts';
import type {
  ExecutionProvider,
  InferenceCalls,
  InferenceContract,
  LoadModelInput,
  WorkerSettingsInput,
} from './contract.ts';
import { CrashRecord, crashError } from './crash-record.ts';
import type { Crash } from './crash-record.ts';
import { launchWorkerProcess } from './launch-worker.ts';
import type { LaunchedWorker, LaunchWorker } from './launch-worker.ts';

export interface InferenceClient extends InferenceCalls, AsyncDisposable {
  /** Rejects running calls with `cancelled` and ends the worker; the client cannot be used again. */
  close(): Promise<void>;
}

/** How long a worker may take to end by itself, for instance to come out of a long run of a session. */
const closeGraceMs = 1000;

/**
 * [Note: Worker crashes]
 * The worker starts with the first call. When it dies, its calls reject with `worker-crashed` (retryable) and the
 * next call starts another; after three crashes within a minute calls fail for good and name the device to avoid.
 * Models belong to one worker's life: after `worker-crashed` load again, then repeat the call. A call with a
 * model key from before gets `worker-crashed` too, so one rule is enough. A provider that a worker died on is left out
 * by `auto` from then on.
 */
export function createInferenceClient(
  settings: WorkerSettingsInput = {},
  launch: LaunchWorker = (workerSettings) => launchWorkerProcess(workerSettings),
): InferenceClient {
  const crashes = new CrashRecord();
  const lostModels = new Set<string>();
  let life: WorkerLife | undefined;
  let closed = false;

  function startWorker(): WorkerLife {
    const avoidProviders = [...(settings.avoidProviders ?? []), ...crashes.providersToAvoid];
    return new WorkerLife(launch({ ...settings, avoidProviders }), (crash, models) => {
      crashes.add(crash);
      for (const key of models) lostModels.add(key);
    });
  }

  function liveWorker(): WorkerLife {
    if (closed) throw new SidecutError('cancelled', 'The inference client is closed.');
    if (life?.open) return life;
    const refusal = crashes.tooMany(Date.now());
    if (refusal) throw refusal;
    life = startWorker();
    return life;
  }

  /** The worker for a call that uses a model. */
  function workerWith({ modelKey }: { readonly modelKey: string }): WorkerLife {
    if (!lostModels.has(modelKey) || (life?.open && life.models.has(modelKey))) return liveWorker();
    throw new SidecutError('worker-crashed', 'The inference process was restarted: load the model again.', {
      retryable: true,
      details: { modelKey },
    });
  }

  /** One of the `load...` operations: the worker's life remembers the model and the device. */
  function loader<Name extends LoadOperation>(name: Name): InferenceCalls[Name] {
    const load = async (input: LoadModelInput, options?: LoadOptions) =>
      liveWorker().load(name, input, options);
    return load as InferenceCalls[Name];
  }

  return {
    describe: async (input, options) => liveWorker().calls.describe(input, options),
    listProviders: async (input, options) => liveWorker().calls.listProviders(input, options),
    loadSpeechModel: loader('loadSpeechModel'),
    loadTextEmbedder: loader('loadTextEmbedder'),
    loadImageEmbedder: loader('loadImageEmbedder'),
    loadVoiceEmbedder: loader('loadVoiceEmbedder'),
    loadTranslator: loader('loadTranslator'),
    unloadModel: async (input, options) => liveWorker().unloadModel(input, options),
    transcribe: async (input, options) => workerWith(input).calls.transcribe(input, options),
    // A person waits for a query, and it is short.
    embedTexts: async (input, options) =>
      workerWith(input).calls.embedTexts(input, {
        ...(input.kind === 'query' ? { priority: 'interactive' } : {}),
        ...options,
      }),
    embedImages: async (input, options) => workerWith(input).calls.embedImages(input, options),
    embedImageTexts: async (input, options) => workerWith(input).calls.embedImageTexts(input, options),
    embedVoices: async (input, options) => workerWith(input).calls.embedVoices(input, options),
    translate: async (input, options) => workerWith(input).calls.translate(input, options),
    detectSpeech: async (input, options) => liveWorker().calls.detectSpeech(input, options),
    close,
    [Symbol.asyncDispose]: close,
  };

  async function close(): Promise<void> {
    closed = true;
    await life?.close();
  }
}

type LoadOperation = Extract<keyof InferenceCalls, `load${string}`>;
type LoadOptions = CallOptions<{ readonly provider: ExecutionProvider }>;

/** One worker process from start to end, and what is known about what runs in it. */
class WorkerLife {
  readonly models = new Set<string>();
  readonly #worker: LaunchedWorker;
  readonly #connection: Connection<InferenceContract>;
  #provider: ExecutionProvider | undefined;

  constructor(worker: LaunchedWorker, onCrash: (crash: Crash, models: ReadonlySet<string>) => void) {
    this.#worker = worker;
    let crash: Crash | undefined;
    // Before the connection's own listener: it asks for the crash to tell its calls.
    worker.channel.onClose(() => {
      if (!this.#connection.open) return;
      crash = { atMs: Date.now(), ending: worker.ending ?? 'no exit status', provider: this.#provider };
      onCrash(crash, this.models);
    });
    this.#connection = connect(inferenceContract, worker.channel, (operation) => {
      return crashError(operation, crash ?? unexplained(worker), worker.lastWords);
    });
  }

  get open(): boolean {
    return this.#connection.open;
  }

  get calls(): InferenceCalls {
    return this.#connection.calls;
  }

  async load(name: LoadOperation, input: LoadModelInput, options: LoadOptions = {}) {
    const info = await this.calls[name](input, {
      ...options,
      onProgress: (progress) => {
        this.#provider = progress.provider;
        options.onProgress?.(progress);
      },
    });
    this.models.add(info.modelKey);
    return info;
  }

  async unloadModel(input: { readonly modelKey: string }, options?: CallOptions<never>): Promise<null> {
    this.models.delete(input.modelKey);
    return this.calls.unloadModel(input, options);
  }

  async close(): Promise<void> {
    this.#connection.close();
    // Nothing else may keep this process running until the worker is gone.
    this.#worker.channel.hold();
    const timer = setTimeout(() => this.#worker.kill(), closeGraceMs);
    await this.#worker.gone;
    clearTimeout(timer);
  }
}

/** A call made in the moment between the end of the process and its event. */
function unexplained(worker: LaunchedWorker): Crash {
  return { atMs: Date.now(), ending: worker.ending ?? 'gone', provider: undefined };
}
