/** How a kind of model is added: its folder under `kinds/` and a line in `kinds/index.ts`. */
import type { KindContract } from './kind-contract.ts';
import { keepModels } from './loaded-models.ts';
import type { LoadedModels } from './loaded-models.ts';
import type { ModelLayout } from './model-layout.ts';
import type { ModelRead, ModelRunner } from './model-runner.ts';
import type { SessionPool } from './sessions/session-pool.ts';

/** A kind as the rest of the app knows it. */
export interface Kind<C extends KindContract = KindContract> {
  readonly contract: C;
  readonly layouts: readonly ModelLayout[];
  /** In the worker alone: this is where the inference runtime comes in. */
  readonly open: (pool: SessionPool) => Promise<LoadedModels<C>>;
}

export type Kinds = Readonly<Record<string, Kind>>;

export function defineKind<C extends KindContract, Model, Read extends ModelRead>(definition: {
  readonly contract: C;
  readonly layouts: readonly ModelLayout[];
  readonly createRunner: () => Promise<ModelRunner<C, Model, Read>>;
}): Kind<C> {
  const { contract, layouts, createRunner } = definition;
  return {
    contract,
    layouts,
    open: async (pool) => keepModels(contract, await createRunner(), pool),
  };
}
