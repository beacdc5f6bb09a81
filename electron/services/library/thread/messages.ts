import { isSidecutError } from '../../../../core/errors.ts';
import type { SidecutError } from '../../../../core/errors.ts';
import { fromFailure } from '../../../../core/failure.ts';
import type { Failure } from '../../../../core/failure.ts';
import type { FailureCode } from '../../../../core/failures.ts';

/** To the library's thread. */
export type ThreadRequest =
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly repository: string;
      readonly method: string;
      readonly args: readonly unknown[];
    }
  | { readonly kind: 'close' };

/** From it; `ready` or `failed` comes first and once. */
export type ThreadResponse =
  | { readonly kind: 'ready'; readonly methods: MethodNames }
  | { readonly kind: 'failed'; readonly error: PostedError }
  | { readonly kind: 'value'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly error: PostedError };

/** By repository. */
export type MethodNames = Readonly<Record<string, readonly string[]>>;

/** What is cloned between threads loses its class and its own fields. `code` is null for a defect. */
interface PostedError {
  readonly code: FailureCode | null;
  readonly message: string;
  readonly stack: string | undefined;
  readonly retryable: boolean;
  readonly facts: object;
  readonly isSentence: boolean;
}

export function toPostedError(error: unknown): PostedError {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return isSidecutError(error)
    ? { code: error.code, message, stack, ...pickFailure(error) }
    : { code: null, message, stack, retryable: false, facts: {}, isSentence: true };
}

export function fromPostedError({ code, message, stack, retryable, facts, isSentence }: PostedError): Error {
  if (code !== null) {
    const failure = { code, facts: facts as Failure['facts'], retryable };
    return fromFailure(isSentence ? { ...failure, sentence: message } : failure);
  }
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}

function pickFailure({ retryable, facts, isSentence }: SidecutError) {
  return { retryable, facts, isSentence };
}
