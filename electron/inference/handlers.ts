import { env, listSupportedBackends } from 'onnxruntime-node';
import { SidecutError } from '../../core/errors.ts';
import type { HandlerContext, Handlers } from '../transport/calls.ts';
import type { InferenceContract, WorkerSettings } from './contract.ts';
import type { Kind, Kinds } from './kind.ts';
import type { UsesModel } from './kind-contract.ts';
import { loadModel } from './load-model.ts';
import type { LoadedModels } from './loaded-models.ts';
import type { ChosenProvider } from './providers/chosen-provider.ts';
import { ProviderSelector } from './providers/provider-selector.ts';
import { defaultMemoryBudget } from './sessions/memory-budget.ts';
import { createSessionPool } from './sessions/session-pool.ts';
import { defaultThreadCount } from './sessions/thread-count.ts';

/** Everything the worker does, wired together. */
export function createInferenceHandlers(settings: WorkerSettings, kinds: Kinds): Handlers<InferenceContract> {
  const threads = settings.threads || defaultThreadCount();
  const memoryBudgetBytes = settings.memoryBudgetBytes || defaultMemoryBudget();
  const pool = createSessionPool({ threads, memoryBudgetBytes });
  const providers = new ProviderSelector({
    threads,
    cacheFile: settings.providerCacheFile,
    avoid: settings.avoidProviders,
  });
  /** A kind's code is read when it is first needed. */
  const opened = new Map<Kind, Promise<LoadedModels>>();
  const open = (kind: Kind): Promise<LoadedModels> => {
    const before = opened.get(kind);
    if (before) return before;
    const models = kind.open(pool, { threads, memoryBudgetBytes }).catch((error: unknown) => {
      opened.delete(kind);
      throw error;
    });
    opened.set(kind, models);
    return models;
  };
  const handlersOf = (kind: Kind) =>
    Object.keys(kind.contract.operations).map((name) => {
      const handler = async (input: UsesModel, context: HandlerContext<unknown>) =>
        (await open(kind)).run(name, input, context);
      return [name, handler] as const;
    });

  return {
    describe: () =>
      Promise.resolve({
        runtimeVersion: env.versions.node ?? env.versions.common,
        nodeVersion: process.versions.node,
        backends: listSupportedBackends().map(({ name }) => name),
        threads,
        memoryBudgetBytes,
        pid: process.pid,
        residentBytes: process.memoryUsage.rss(),
        // Node gives kilobytes on every system.
        peakBytes: process.resourceUsage().maxRSS * 1024,
      }),
    listProviders: ({ refresh }, { signal }) => providers.list(refresh, signal),
    load: async ({ kind: name, ...request }, context) => {
      const kind = requireKind(kinds, name);
      const models = await open(kind);
      return kind.runtime === 'onnx'
        ? loadModel(request, models, providers, context)
        : models.load(request, chosenByItself, context.signal, context.progress);
    },
    unload: async ({ modelKey }) => {
      for (const models of opened.values()) (await models).unload(modelKey);
      return null;
    },
    ...Object.fromEntries(Object.values(kinds).flatMap(handlersOf)),
  };
}

/** Its own runtime finds what it can use. */
const chosenByItself: ChosenProvider = { provider: 'cpu', float16: true };

function requireKind(kinds: Kinds, name: string): Kind {
  const found = Object.values(kinds).find(({ contract }) => contract.kind === name);
  if (found) return found;
  throw new SidecutError('usage', { reason: 'no-such-model-kind', kind: name });
}
