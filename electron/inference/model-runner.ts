import type { ExecutionProvider } from '../../core/devices.ts';
import type { ContextOf, InputOf, KindContract, KindInfo, OperationName, OutputOf } from './kind-contract.ts';
import type { LoadRequest } from './loading.ts';
import type { Sessions } from './sessions/lend-sessions.ts';

export interface ModelRead {
  readonly precision: string;
}

/**
 * What a kind does with its models; the rest (choosing the device, keeping, lending, dropping) is the same for all, see
 * `keepModels`. `Read` is a folder that was read, `Model` what is kept of it once it was tried.
 */
export interface ModelRunner<C extends KindContract, Model, Read extends ModelRead = Model & ModelRead> {
  /** Folder of the model that ships with the app and serves calls without a key, on the processor. */
  readonly shippedFolder?: string;
  /** Reads the folder and finds its graphs; no session is opened yet. */
  read(request: LoadRequest, provider: ExecutionProvider): Promise<Read>;
  /** A short run now finds graphs that do not fit before the first call comes. */
  tryOut(
    read: Read,
    context: Sessions & { readonly signal: AbortSignal },
  ): Promise<{ readonly model: Model; readonly info: KindInfo<C> }>;
  /** Sessions may be closed between two calls, so each leases what it needs. */
  readonly run: {
    readonly [Name in OperationName<C>]: (
      model: Model,
      input: InputOf<C, Name>,
      context: Sessions & ContextOf<C, Name>,
    ) => Promise<OutputOf<C, Name>>;
  };
  /** Gives back what a model holds between calls. */
  drop?(model: Model): void;
}
