import { SidecutError } from '../../core/errors.ts';
import type { ExecutionProvider } from '../../core/devices.ts';
import type { CallOptions, Client } from '../transport/calls.ts';
import { connect } from '../transport/client.ts';
import type { Connection } from '../transport/client.ts';
import type { InferenceContract, LoadOptions } from './contract.ts';
import { crashError } from './crash-record.ts';
import type { Crash } from './crash-record.ts';
import type { UsesModel } from './kind-contract.ts';
import type { LaunchedWorker } from './launch-worker.ts';
import { watchCancels } from './watch-cancels.ts';

/** How long a worker may take to end by itself, for instance to come out of a long run of a session. */
const closeGraceMs = 1000;

export interface LifeEvents {
  readonly onCrash: (crash: Crash) => void;
  /** However it ended, its models are gone. */
  readonly onEnd: (models: ReadonlySet<string>) => void;
}

/** One worker process from start to end, and what is known about what runs in it. */
export class WorkerLife {
  readonly models = new Set<string>();
  readonly gone: Promise<void>;
  readonly #worker: LaunchedWorker;
  readonly #connection: Connection<InferenceContract>;
  #provider: ExecutionProvider | undefined;
  #stopped = false;

  constructor(contract: InferenceContract, worker: LaunchedWorker, { onCrash, onEnd }: LifeEvents) {
    this.#worker = worker;
    this.gone = worker.gone;
    let crash: Crash | undefined;
    // Before the connection's own listener: it asks for the crash to tell its calls.
    worker.channel.onClose(() => {
      if (!this.#connection.open || this.#stopped) return;
      onEnd(this.models);
      crash = { atMs: Date.now(), ending: worker.ending ?? unknown, provider: this.#provider };
      onCrash(crash);
    });
    // See [Note: Cancelled calls that go on]. That is no crash: nothing is held against the device.
    const onStuck = () => {
      this.#stopped = true;
      onEnd(this.models);
      worker.kill();
    };
    const channel = watchCancels(worker.channel, onStuck, worker.cancelGraceMs);
    this.#connection = connect(contract, channel, (operation) => {
      if (this.#stopped)
        return new SidecutError('worker-crashed', { reason: 'stopped', operation }, { retryable: true });
      return crashError(operation, crash ?? this.#unexplained(), worker.lastWords);
    });
  }

  /** False once its process has ended, or is about to. */
  get open(): boolean {
    return this.#connection.open && !this.#stopped;
  }

  get calls(): Client<InferenceContract> {
    return this.#connection.calls;
  }

  /** An operation of a kind. */
  run(name: string, input: UsesModel, options?: CallOptions<never>): Promise<unknown> {
    const calls = this.#connection.calls as unknown as Readonly<Record<string, AnyCall>>;
    return calls[name]!(input, options);
  }

  async load(input: Parameters<Client<InferenceContract>['load']>[0], options: LoadOptions = {}) {
    const info = await this.calls.load(input, {
      ...options,
      onProgress: (progress) => {
        this.#provider = progress.provider;
        options.onProgress?.(progress);
      },
    });
    this.models.add(info.modelKey);
    return info;
  }

  async unload(input: { readonly modelKey: string }, options?: CallOptions<never>): Promise<null> {
    this.models.delete(input.modelKey);
    return this.calls.unload(input, options);
  }

  async close(): Promise<void> {
    this.#connection.close();
    // Nothing else may keep this process running until the worker is gone.
    this.#worker.channel.hold();
    const timer = setTimeout(() => this.#worker.kill(), closeGraceMs);
    await this.gone;
    clearTimeout(timer);
  }

  /** A call made in the moment between the end of the process and its event. */
  #unexplained(): Crash {
    return { atMs: Date.now(), ending: this.#worker.ending ?? unknown, provider: undefined };
  }
}

type AnyCall = (input: UsesModel, options?: CallOptions<never>) => Promise<unknown>;

const unknown = { by: 'unknown' } as const;
