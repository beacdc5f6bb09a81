import type { ExecutionProvider } from '../../core/devices.ts';
import type { Note } from '../../core/notes.ts';
import type { ContextOf, InputOf, KindContract, KindInfo, OperationName, OutputOf } from './kind-contract.ts';
import type { LoadRequest } from './loading.ts';
import type { Sessions } from './sessions/lend-sessions.ts';

export interface ModelRead {
  readonly precision: string;
}

export interface TryOutContext {
  readonly signal: AbortSignal;
  /** 0 to 1, where a faster form of the model is made. */
  readonly onPreparing: (done: number) => void;
}

export interface TriedModel<Model, Info> {
  readonly model: Model;
  readonly info: Info;
  /** Where it is another than that which was read. */
  readonly precision?: string;
  /** What a person should know about the form of the model that is used. */
  readonly notes?: readonly Note[];
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
  tryOut(read: Read, context: Sessions & TryOutContext): Promise<TriedModel<Model, KindInfo<C>>>;
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
