import { once } from '../../core/async/once.ts';
import type { ExecutionProvider } from '../../core/devices.ts';
import { SidecutError } from '../../core/errors.ts';
import type { ContextOf, InfoOf, InputOf, KindContract, OperationName, OutputOf } from './kind-contract.ts';
import type { LoadProgress, LoadRequest } from './loading.ts';
import type { ModelRead, ModelRunner } from './model-runner.ts';
import { describeDevice } from './providers/chosen-provider.ts';
import type { ChosenProvider } from './providers/chosen-provider.ts';
import { lendSessions } from './sessions/lend-sessions.ts';
import type { SessionPool } from './sessions/session-pool.ts';

/** The models of one kind in the worker. */
export interface LoadedModels<C extends KindContract = KindContract> {
  /** Loading the same again gives the same key. */
  load(
    request: LoadRequest,
    chosen: ChosenProvider,
    signal: AbortSignal,
    progress?: (value: LoadProgress) => void,
  ): Promise<InfoOf<C>>;
  run<Name extends OperationName<C>>(
    operation: Name,
    input: InputOf<C, Name>,
    context: ContextOf<C, Name>,
  ): Promise<OutputOf<C, Name>>;
  /** An unknown key is ignored. */
  unload(modelKey: string): void;
}

/** Reads, tries out, keeps, lends and drops the models of a kind; sessions belong to the pool. */
export function keepModels<C extends KindContract, Model, Read extends ModelRead>(
  { kind }: C,
  runner: ModelRunner<C, Model, Read>,
  pool: SessionPool,
): LoadedModels<C> {
  const kept = new Map<string, Kept<Model>>();

  async function open(
    request: LoadRequest,
    provider: ExecutionProvider,
    signal: AbortSignal,
    progress: (value: LoadProgress) => void = () => undefined,
  ) {
    const read = await runner.read(request, provider);
    signal.throwIfAborted();
    const tried = await runner.tryOut(read, {
      ...lendSessions(pool, provider),
      signal,
      onPreparing: (preparing) => {
        progress({ provider, preparing });
      },
    });
    signal.throwIfAborted();
    const { model, info, precision = read.precision, notes = [] } = tried;
    return { model, info, precision, notes };
  }

  /** Whoever is cancelled meanwhile leaves it to the others that wait for it. */
  const openShipped = once(async (): Promise<Kept<Model>> => {
    const folder = runner.shippedFolder;
    if (folder === undefined) throw notLoaded(kind);
    const request = { folder, device: 'cpu', precision: 'auto' } as const;
    const { model } = await open(request, 'cpu', new AbortController().signal);
    return { model, provider: 'cpu' };
  });

  async function find(modelKey: string | undefined): Promise<Kept<Model>> {
    if (modelKey === undefined) return openShipped();
    const found = kept.get(modelKey);
    if (found) return found;
    throw notLoaded(kind);
  }

  function drop(modelKey: string): void {
    const known = kept.get(modelKey);
    kept.delete(modelKey);
    if (known) runner.drop?.(known.model);
  }

  return {
    load: async (request, chosen, signal, progress) => {
      const { provider } = chosen;
      const { model, info, precision, notes } = await open(request, provider, signal, progress);
      const modelKey = JSON.stringify([kind, request.folder, precision, provider]);
      drop(modelKey);
      kept.set(modelKey, { model, provider });
      return {
        modelKey,
        ...describeDevice(chosen),
        precision,
        ...(notes.length === 0 ? {} : { modelNotes: notes }),
        ...info,
      };
    },
    unload: drop,
    run: async (operation, input, context) => {
      const { model, provider } = await find(input.modelKey);
      return await runner.run[operation](model, input, { ...lendSessions(pool, provider), ...context });
    },
  };
}

interface Kept<Model> {
  readonly model: Model;
  readonly provider: ExecutionProvider;
}

function notLoaded(kind: string): SidecutError {
  return new SidecutError('model-unknown', { reason: 'not-loaded', kind });
}
