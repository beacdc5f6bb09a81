/** What a kind of model offers, as a contract: what is told of a loaded one, and the operations that use it. */
import type { z } from 'zod';
import type { Operation, Priority } from '../../core/contract/operation.ts';
import type { CallOptions, HandlerContext } from '../transport/calls.ts';
import type { LoadedModelInfo } from './loading.ts';

/** The input of every operation of a kind says which model; without a key it is the one that ships with the app. */
export interface UsesModel {
  readonly modelKey?: string | undefined;
}

export interface KindOperation<
  Input extends z.ZodType<UsesModel, UsesModel> = z.ZodType<UsesModel, UsesModel>,
  Output extends z.ZodType = z.ZodType,
  Progress extends z.ZodType = z.ZodType,
> extends Operation<Input, Output, Progress> {
  /** For operations of which some calls are more urgent than others. */
  priorityOf?(input: z.input<Input>): Priority;
}

export interface KindContract {
  /** `text-embedder`: the name of its folder. */
  readonly kind: string;
  /** What is told of a loaded model beside what is told of all. */
  readonly info: z.ZodObject;
  /** Names are unique among all kinds; `progress` carries what becomes final before the end, such as text as it is written. */
  readonly operations: Readonly<Record<string, KindOperation>>;
}

export type KindInfo<C extends KindContract> = z.output<C['info']>;
export type OperationName<C extends KindContract> = keyof C['operations'] & string;
type ProgressOf<O extends Operation> = z.output<NonNullable<O['progress']>>;

/** As the caller is told of a model that it loaded. */
export type InfoOf<C extends KindContract> = LoadedModelInfo & KindInfo<C>;

export type KindCalls<C extends KindContract> = {
  readonly [Name in OperationName<C>]: (
    input: z.input<C['operations'][Name]['input']>,
    options?: CallOptions<ProgressOf<C['operations'][Name]>>,
  ) => Promise<z.output<C['operations'][Name]['output']>>;
};

/** What an operation is given once the worker has checked it. */
export type InputOf<C extends KindContract, Name extends OperationName<C>> = z.output<
  C['operations'][Name]['input']
>;
export type OutputOf<C extends KindContract, Name extends OperationName<C>> = z.input<
  C['operations'][Name]['output']
>;
export type ContextOf<C extends KindContract, Name extends OperationName<C>> = HandlerContext<
  ProgressOf<C['operations'][Name]>
>;

/** Keeps the schemas' types; a plain object literal would do too, with worse messages. */
export function kindOperation<
  Input extends z.ZodType<UsesModel, UsesModel>,
  Output extends z.ZodType,
  Progress extends z.ZodType = z.ZodNever,
>(definition: KindOperation<Input, Output, Progress>): KindOperation<Input, Output, Progress> {
  return definition;
}

export function kindContract<const C extends KindContract>(contract: C): C {
  return contract;
}
