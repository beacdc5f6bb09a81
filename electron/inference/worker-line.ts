import { SidecutError } from '../../core/errors.ts';
import type { CallOptions } from '../transport/calls.ts';
import type { InferenceContract, LoadOptions, WorkerSettingsInput } from './contract.ts';
import { CrashRecord } from './crash-record.ts';
import type { UsesModel } from './kind-contract.ts';
import type { LaunchWorker } from './launch-worker.ts';
import type { LoadModelInput } from './loading.ts';
import { WorkerLife } from './worker-life.ts';

export interface LineOptions {
  /** A worker that had no call for this long is ended, and its memory is free; left out: it stays. */
  readonly idleMs?: number;
}

/**
 * [Note: Worker crashes]
 * The worker starts with the first call. When it dies, its calls reject with `worker-crashed` (retryable) and the
 * next call starts another; after three crashes within a minute calls fail for good and name the device to avoid.
 * Models belong to one worker's life: after `worker-crashed` load again, then repeat the call. A call with a
 * model key from before gets `worker-crashed` too, so one rule is enough; the same holds for a worker that was ended because
 * it was idle or its memory was needed. A provider that a worker died on is left out by `auto` from then on. A worker
 * that was ended because a cancelled call went on is replaced in the same way, but was no crash.
 */
export class WorkerLine {
  readonly #contract: InferenceContract;
  readonly #settings: WorkerSettingsInput;
  readonly #launch: LaunchWorker;
  readonly #idleMs: number | undefined;
  readonly #crashes = new CrashRecord();
  readonly #lostModels = new Set<string>();
  readonly #lives = new Set<WorkerLife>();
  #life: WorkerLife | undefined;
  #running = 0;
  #idle: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(
    contract: InferenceContract,
    settings: WorkerSettingsInput,
    launch: LaunchWorker,
    { idleMs }: LineOptions = {},
  ) {
    this.#contract = contract;
    this.#settings = settings;
    this.#launch = launch;
    this.#idleMs = idleMs;
  }

  /** Any call of the worker that is running, or of one that is started for it. */
  async use<Result>(call: (life: WorkerLife) => Promise<Result>): Promise<Result> {
    const life = this.#liveWorker();
    clearTimeout(this.#idle);
    this.#running++;
    try {
      return await call(life);
    } finally {
      this.#running--;
      this.#watchIdle();
    }
  }

  /** An operation of a kind. */
  async run(name: string, input: UsesModel, options?: CallOptions<never>): Promise<unknown> {
    const { modelKey } = input;
    if (modelKey !== undefined && this.#isLost(modelKey))
      throw new SidecutError('worker-crashed', { reason: 'model-lost', modelKey }, { retryable: true });
    return await this.use((life) => life.run(name, input, options));
  }

  load(kind: string, input: LoadModelInput, options?: LoadOptions) {
    return this.use((life) => life.load({ kind, ...input }, options));
  }

  /** Nothing is started only to forget a model. */
  async unload(modelKey: string, options?: CallOptions<never>): Promise<void> {
    if (this.#life?.open && this.#life.models.has(modelKey))
      await this.use((life) => life.unload({ modelKey }, options));
  }

  /** Ends the worker unless it is at work; its models are loaded again when they are asked for. */
  async rest(): Promise<void> {
    const life = this.#life;
    if (this.#running > 0 || !life?.open) return;
    this.#life = undefined;
    for (const key of life.models) this.#lostModels.add(key);
    await life.close();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#idle);
    await Promise.all([...this.#lives].map((each) => each.close()));
  }

  #watchIdle(): void {
    clearTimeout(this.#idle);
    if (this.#idleMs === undefined || this.#running > 0 || this.#closed) return;
    this.#idle = setTimeout(() => void this.rest(), this.#idleMs).unref();
  }

  #liveWorker(): WorkerLife {
    if (this.#closed) throw new SidecutError('cancelled', {});
    if (this.#life?.open) return this.#life;
    const refusal = this.#crashes.tooMany(Date.now());
    if (refusal) throw refusal;
    this.#life = this.#start();
    return this.#life;
  }

  #start(): WorkerLife {
    const avoidProviders = [...(this.#settings.avoidProviders ?? []), ...this.#crashes.providersToAvoid];
    const worker = this.#launch({ ...this.#settings, avoidProviders });
    const started = new WorkerLife(this.#contract, worker, {
      onCrash: (crash) => this.#crashes.add(crash),
      onEnd: (models) => {
        for (const key of models) this.#lostModels.add(key);
      },
    });
    this.#lives.add(started);
    void started.gone.then(() => this.#lives.delete(started));
    return started;
  }

  #isLost(modelKey: string): boolean {
    return this.#lostModels.has(modelKey) && !(this.#life?.open && this.#life.models.has(modelKey));
  }
}
