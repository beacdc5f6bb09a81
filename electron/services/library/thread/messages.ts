import { isSidecutError, SidecutError } from '../../../../core/errors.ts';
import type { ErrorCode } from '../../../../core/errors.ts';

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
  readonly code: ErrorCode | null;
  readonly message: string;
  readonly stack: string | undefined;
  readonly retryable: boolean;
  readonly details: SidecutError['details'];
}

export function toPostedError(error: unknown): PostedError {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return isSidecutError(error)
    ? { code: error.code, message, stack, retryable: error.retryable, details: error.details }
    : { code: null, message, stack, retryable: false, details: {} };
}

export function fromPostedError({ code, message, stack, retryable, details }: PostedError): Error {
  if (code !== null) return new SidecutError(code, message, { retryable, details });
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}
