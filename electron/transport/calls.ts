/** The two sides of a contract as types: what a caller holds and what a host implements. */
import type { z } from 'zod';
import type { Contract, Operation, Priority } from '../../core/contract/operation.ts';

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
