import { totalmem } from 'node:os';
import type { CallOptions } from '../transport/calls.ts';
import { inferenceContractOf } from './contract.ts';
import type { InferenceCalls, LoadOptions, WorkerSettingsInput } from './contract.ts';
import { runtimes } from './kind.ts';
import type { Kind, Kinds, Runtime } from './kind.ts';
import type { KindOperation, UsesModel } from './kind-contract.ts';
import * as allKinds from './kinds/index.ts';
import { launchWorkerProcess } from './launch-worker.ts';
import type { LaunchWorker } from './launch-worker.ts';
import type { LoadModelInput } from './loading.ts';
import { WorkerLine } from './worker-line.ts';
import type { LineOptions } from './worker-line.ts';

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

/** See [Note: Worker crashes]. The kinds of each runtime have a process of their own. */
export function createClientOf<K extends Kinds>(
  kinds: K,
  settings: WorkerSettingsInput = {},
  launch: LaunchWorker = (workerSettings) => launchWorkerProcess(workerSettings),
): InferenceClient<K> {
  const contract = inferenceContractOf(kinds);
  const lineOf = new Map(
    runtimes.map((runtime) => [runtime, new WorkerLine(contract, settings, launch, lineOptions[runtime])]),
  );
  const lines = [...lineOf.values()];
  const main = lineOf.get('onnx')!;
  const find = (kind: Kind | undefined): WorkerLine => (kind && lineOf.get(kind.runtime)) ?? main;

  /** What a language model holds without being at work is given back before anything else has to do without. */
  async function makeRoom(line: WorkerLine): Promise<void> {
    if (process.availableMemory() > scarceShare * totalmem()) return;
    for (const other of lines) if (other !== line && other !== main) await other.rest();
  }

  const call =
    (line: WorkerLine, name: string, operation: KindOperation) =>
    async (input: UsesModel, options?: CallOptions<never>) => {
      const priority = operation.priorityOf?.(input);
      return line.run(name, input, { ...(priority === undefined ? {} : { priority }), ...options });
    };

  async function close(): Promise<void> {
    await Promise.all(lines.map((line) => line.close()));
  }

  const calls = {
    describe: (input: Record<string, never>, options?: CallOptions<never>) =>
      main.use((worker) => worker.calls.describe(input, options)),
    listProviders: (input: { readonly refresh?: boolean }, options?: CallOptions<never>) =>
      main.use((worker) => worker.calls.listProviders(input, options)),
    load: async (kind: string, input: LoadModelInput, options?: LoadOptions) => {
      const line = find(Object.values(kinds).find(({ contract: { kind: name } }) => name === kind));
      await makeRoom(line);
      return line.load(kind, input, options);
    },
    unload: async ({ modelKey }: { readonly modelKey: string }, options?: CallOptions<never>) => {
      await Promise.all(lines.map((line) => line.unload(modelKey, options)));
      return null;
    },
    ...Object.fromEntries(
      Object.values(kinds).flatMap((kind) =>
        Object.entries(kind.contract.operations).map(([name, operation]) => [
          name,
          call(find(kind), name, operation),
        ]),
      ),
    ),
    close,
    [Symbol.asyncDispose]: close,
  };
  // Named after the same contracts that the type is made of.
  return calls as unknown as InferenceClient<K>;
}

/** A language model takes gigabytes and seconds to load: it stays for those who ask again and again. */
const lineOptions: Readonly<Record<Runtime, LineOptions>> = { onnx: {}, llama: { idleMs: 5 * 60_000 } };
/** Of the machine's memory: with less of it free an idle language model is in the way. */
const scarceShare = 0.25;
