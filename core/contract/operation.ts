/**
 * What a process offers to another: operations by name, each with schemas for its input, output and progress.
 * Clients and handlers get their types from the contract, so both sides stay in step.
 */
import type { z } from 'zod';

/** Interactive calls (a person waits) go before background work. */
export type Priority = 'interactive' | 'background';

/** Where in a value a list lies, such as `['edit', 'changes']`. */
export type ListPath = readonly (string | number)[];

/** A list without bound: it crosses in parts, see [Note: Long messages] in electron/transport/parts.ts. */
export interface LongList {
  readonly path: ListPath;
  /** Of its items, which are checked part by part; the list's own checks see the last part alone. */
  readonly item: z.ZodType;
  /** Items of one list; the parts that wait to become whole hold at most twice as many, over all calls of a line. */
  readonly max?: number;
}

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
  readonly longInput?: LongList;
  readonly longOutput?: ListPath;
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
  readonly longInput?: LongList;
  readonly longOutput?: ListPath;
}): Operation<Input, Output, Progress> {
  return definition;
}
