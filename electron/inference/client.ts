import { SidecutError } from '../../core/errors.ts';
import type { CallOptions } from '../transport/calls.ts';
import { inferenceContractOf, operationsOf } from './contract.ts';
import type { InferenceCalls, LoadOptions, WorkerSettingsInput } from './contract.ts';
import { CrashRecord } from './crash-record.ts';
import type { Kinds } from './kind.ts';
import type { KindOperation, UsesModel } from './kind-contract.ts';
import * as allKinds from './kinds/index.ts';
import { launchWorkerProcess } from './launch-worker.ts';
import type { LaunchWorker } from './launch-worker.ts';
import type { LoadModelInput } from './loading.ts';
import { WorkerLife } from './worker-life.ts';

export type InferenceClient<K extends Kinds = typeof allKinds> = InferenceCalls<K> &
  AsyncDisposable & {
    /** Rejects running calls with `cancelled` and ends the worker; the client cannot be used again. */
    close(): Promise<void>;
  };

/** The client of all the kinds that Sidecut has. */
export function createInferenceClient(
  settings?: WorkerSettingsInput,
  launch?: LaunchWorker,
): InferenceClient {
  return createClientOf(allKinds, settings, launch);
}

/**
 * [Note: Worker crashes]
 * The worker starts with the first call. When it dies, its calls reject with `worker-crashed` (retryable) and the
 * next call starts another; after three crashes within a minute calls fail for good and name the device to avoid.
 * Models belong to one worker's life: after `worker-crashed` load again, then repeat the call. A call with a
 * model key from before gets `worker-crashed` too, so one rule is enough. A provider that a worker died on is left out
 * by `auto` from then on. A worker that was ended because a cancelled call went on is replaced in the same way, but
 * was no crash.
 */
export function createClientOf<K extends Kinds>(
  kinds: K,
  settings: WorkerSettingsInput = {},
  launch: LaunchWorker = (workerSettings) => launchWorkerProcess(workerSettings),
): InferenceClient<K> {
  const contract = inferenceContractOf(kinds);
  const crashes = new CrashRecord();
  const lostModels = new Set<string>();
  const lives = new Set<WorkerLife>();
  let life: WorkerLife | undefined;
  let closed = false;

  function startWorker(): WorkerLife {
    const avoidProviders = [...(settings.avoidProviders ?? []), ...crashes.providersToAvoid];
    const started = new WorkerLife(contract, launch({ ...settings, avoidProviders }), {
      onCrash: (crash) => crashes.add(crash),
      onEnd: (models) => {
        for (const key of models) lostModels.add(key);
      },
    });
    lives.add(started);
    void started.gone.then(() => lives.delete(started));
    return started;
  }

  function liveWorker(): WorkerLife {
    if (closed) throw new SidecutError('cancelled', {});
    if (life?.open) return life;
    const refusal = crashes.tooMany(Date.now());
    if (refusal) throw refusal;
    life = startWorker();
    return life;
  }

  /** The worker for a call that uses a model. */
  function workerWith({ modelKey }: UsesModel): WorkerLife {
    if (modelKey === undefined || !isLost(modelKey)) return liveWorker();
    throw new SidecutError('worker-crashed', { reason: 'model-lost', modelKey }, { retryable: true });
  }

  function isLost(modelKey: string): boolean {
    return lostModels.has(modelKey) && !(life?.open && life.models.has(modelKey));
  }

  const call =
    (name: string, operation: KindOperation) => async (input: UsesModel, options?: CallOptions<never>) => {
      const priority = operation.priorityOf?.(input);
      const worker = workerWith(input);
      return worker.run(name, input, { ...(priority === undefined ? {} : { priority }), ...options });
    };

  async function close(): Promise<void> {
    closed = true;
    await Promise.all([...lives].map((each) => each.close()));
  }

  const calls = {
    describe: async (input: Record<string, never>, options?: CallOptions<never>) =>
      liveWorker().calls.describe(input, options),
    listProviders: async (input: { readonly refresh?: boolean }, options?: CallOptions<never>) =>
      liveWorker().calls.listProviders(input, options),
    load: async (kind: string, input: LoadModelInput, options?: LoadOptions) =>
      liveWorker().load({ kind, ...input }, options),
    unload: async (input: { readonly modelKey: string }, options?: CallOptions<never>) =>
      liveWorker().unload(input, options),
    ...Object.fromEntries(operationsOf(kinds).map(([name, operation]) => [name, call(name, operation)])),
    close,
    [Symbol.asyncDispose]: close,
  };
  // Named after the same contracts that the type is made of.
  return calls as unknown as InferenceClient<K>;
}
