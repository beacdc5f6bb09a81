/**
 * The inference contract: what the worker process offers to the services. Operations of its own, and those of every
 * kind of model (`kinds/index.ts`). Tensors and caches never leave the worker; large data (samples) travels as
 * Float32Array by structured clone.
 */
import { z } from 'zod';
import { operation } from '../../core/contract/operation.ts';
import { executionProviderSchema } from '../../core/devices.ts';
import type { CallOptions, Client } from '../transport/calls.ts';
import type { Kinds } from './kind.ts';
import type { InfoOf, KindCalls, KindOperation } from './kind-contract.ts';
import type * as allKinds from './kinds/index.ts';
import { loadedModelSchema, loadModelInput, loadProgressSchema } from './loading.ts';
import type { LoadModelInput, LoadProgress } from './loading.ts';
import { providerReportSchema } from './providers/provider-report.ts';

export type { LoadModelInput } from './loading.ts';
export type { ProviderReport } from './providers/provider-report.ts';

export const workerSettingsSchema = z.strictObject({
  /** Threads that one session uses; 0 lets the worker choose from the machine's cores. */
  threads: z.int().min(0).max(256).default(0),
  /**
   * Sessions least recently used are closed when the estimate of their memory passes this many bytes; 0 lets
   * the worker take a share of the machine's memory.
   */
  memoryBudgetBytes: z.int().min(0).default(0),
  /** Where the results of the provider probes are kept between runs; left out: probed anew by each worker. */
  providerCacheFile: z.string().min(1).optional(),
  /** Providers that `auto` passes over: a worker before this one crashed while it used them. */
  avoidProviders: z.array(executionProviderSchema).default([]),
});
/** As the worker gets them, defaults filled in. */
export type WorkerSettings = z.output<typeof workerSettingsSchema>;
/** As a host gives them. */
export type WorkerSettingsInput = z.input<typeof workerSettingsSchema>;

export const workerDescriptionSchema = z.strictObject({
  runtimeVersion: z.string(),
  nodeVersion: z.string(),
  backends: z.array(z.string()),
  threads: z.int(),
  memoryBudgetBytes: z.int(),
  pid: z.int(),
  residentBytes: z.int(),
  /** The most that it has held. */
  peakBytes: z.number(),
});

/** What the worker does itself. */
export const workerContract = {
  describe: operation({
    input: z.strictObject({}),
    output: workerDescriptionSchema,
    priority: 'interactive',
  }),
  /** Every candidate of the platform in order of preference. `refresh` probes again instead of remembering. */
  listProviders: operation({
    input: z.strictObject({ refresh: z.boolean().default(false) }),
    output: z.array(providerReportSchema),
    priority: 'background',
  }),
  load: operation({
    input: z.strictObject({ kind: z.string(), ...loadModelInput.shape }),
    /** The rest is told by the kind's contract. */
    output: loadedModelSchema.loose(),
    progress: loadProgressSchema,
    priority: 'background',
  }),
  /** For models of every kind; an unknown key is ignored. */
  unload: operation({
    input: z.strictObject({ modelKey: z.string() }),
    output: z.null(),
    priority: 'background',
  }),
};
export type WorkerContract = typeof workerContract;
/** Beside the worker's operations, those of the kinds under their own names. */
export type InferenceContract = WorkerContract;

/** The operations of the worker and of all kinds; a name given twice is a mistake of ours. */
export function inferenceContractOf(kinds: Kinds): InferenceContract {
  const names = [...Object.keys(workerContract), ...operationsOf(kinds).map(([name]) => name)];
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new RangeError(`two operations of the name ${twice}`);
  return { ...workerContract, ...Object.fromEntries(operationsOf(kinds)) };
}

export function operationsOf(kinds: Kinds): readonly (readonly [name: string, operation: KindOperation])[] {
  return Object.values(kinds).flatMap(({ contract }) => Object.entries(contract.operations));
}

type ContractsOf<K extends Kinds> = K[keyof K]['contract'];
type Together<Union> = (Union extends unknown ? (each: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;
type CallsOf<Contract extends ContractsOf<Kinds>> = Contract extends unknown ? KindCalls<Contract> : never;

/** What a caller holds: the worker's operations, and those of each kind under their own names. */
export type InferenceCalls<K extends Kinds = typeof allKinds> = Omit<Client<WorkerContract>, 'load'> &
  Together<CallsOf<ContractsOf<K>>> & {
    /** Loads a folder as a model of the kind, on the device that was asked for. */
    load<Name extends ContractsOf<K>['kind']>(
      kind: Name,
      input: LoadModelInput,
      options?: LoadOptions,
    ): Promise<InfoOf<Extract<ContractsOf<K>, { readonly kind: Name }>>>;
  };
export type LoadOptions = CallOptions<LoadProgress>;
