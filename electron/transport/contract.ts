/**
 * What a process offers to another: operations by name, each with schemas for its input, output and progress.
 * Clients and handlers get their types from the contract, so both sides stay in step.
 */
import type { z } from 'zod';

/** Interactive calls (a person waits) go before background work. */
export type Priority = 'interactive' | 'background';

export interface Operation<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Progress extends z.ZodType = z.ZodType,
> {
  readonly input: Input;
  readonly output: Output;
  readonly progress?: Progress;
  /** Where a call goes that does not say. */
  readonly priority: Priority;
}

export type Contract = Readonly<Record<string, Operation>>;

/** Keeps the schemas' types; a plain object literal would do too, with worse messages. */
export function operation<
  Input extends z.ZodType,
  Output extends z.ZodType,
  Progress extends z.ZodType = z.ZodNever,
>(definition: {
  readonly input: Input;
  readonly output: Output;
  readonly progress?: Progress;
  readonly priority: Priority;
}): Operation<Input, Output, Progress> {
  return definition;
}

type ProgressOf<O extends Operation> = z.output<NonNullable<O['progress']>>;

export interface CallOptions<Progress> {
  /** Aborting rejects the call with `cancelled` at once and tells the other side to stop. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((value: Progress) => void) | undefined;
  readonly priority?: Priority | undefined;
}

export type Client<C extends Contract> = {
  readonly [Name in keyof C]: (
    input: z.input<C[Name]['input']>,
    options?: CallOptions<ProgressOf<C[Name]>>,
  ) => Promise<z.output<C[Name]['output']>>;
};

export interface HandlerContext<Progress> {
  readonly signal: AbortSignal;
  readonly progress: (value: Progress) => void;
}

export type Handlers<C extends Contract> = {
  readonly [Name in keyof C]: (
    input: z.output<C[Name]['input']>,
    context: HandlerContext<ProgressOf<C[Name]>>,
  ) => Promise<z.input<C[Name]['output']>>;
};
