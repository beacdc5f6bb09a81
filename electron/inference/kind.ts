/** How a kind of model is added: its folder under `kinds/` and a line in `kinds/index.ts`. */
import type { KindContract } from './kind-contract.ts';
import { keepModels } from './loaded-models.ts';
import type { LoadedModels } from './loaded-models.ts';
import type { ModelLayout } from './model-layout.ts';
import type { ModelRead, ModelRunner } from './model-runner.ts';
import type { SessionPool } from './sessions/session-pool.ts';

/** What of the machine models may use. */
export interface Machine {
  readonly threads: number;
  readonly memoryBudgetBytes: number;
}

/**
 * What runs a kind's models. Each has a process of its own, so that one that ends takes nothing of another along; `llama`
 * chooses its devices itself, and its process is ended when it was not used for a while: it may hold gigabytes.
 */
export const runtimes = ['onnx', 'llama'] as const;
export type Runtime = (typeof runtimes)[number];

/** A kind as the rest of the app knows it. */
export interface Kind<C extends KindContract = KindContract> {
  readonly contract: C;
  readonly layouts: readonly ModelLayout[];
  readonly runtime: Runtime;
  /** In the worker alone: this is where the inference runtime comes in. */
  readonly open: (pool: SessionPool, machine: Machine) => Promise<LoadedModels<C>>;
}

export type Kinds = Readonly<Record<string, Kind>>;

export function defineKind<C extends KindContract, Model, Read extends ModelRead>(definition: {
  readonly contract: C;
  readonly layouts: readonly ModelLayout[];
  /** Left out: ONNX Runtime. */
  readonly runtime?: Runtime;
  readonly createRunner: (machine: Machine) => Promise<ModelRunner<C, Model, Read>>;
}): Kind<C> {
  const { contract, layouts, runtime = 'onnx', createRunner } = definition;
  return {
    contract,
    layouts,
    runtime,
    open: async (pool, machine) => keepModels(contract, await createRunner(machine), pool),
  };
}
