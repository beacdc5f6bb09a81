import { z } from 'zod';
import { isCancellation, isSidecutError, SidecutError } from './errors.ts';
import type { FailureCode } from './failures.ts';

/** A failure as it is stored and as it crosses between processes. */
export const failureSchema = z.object({
  /** Of core/failures.ts. */
  code: z.string(),
  facts: z.record(z.string(), z.unknown()),
  retryable: z.boolean(),
});
export type Failure = z.infer<typeof failureSchema>;

/** A defect becomes `internal`: its stack is what whoever repairs it needs. */
export function toFailure(error: unknown): Failure {
  if (isSidecutError(error)) {
    const { code, facts, retryable } = error;
    return { code, facts: { ...facts }, retryable };
  }
  if (isCancellation(error)) return { code: 'cancelled', facts: {}, retryable: false };
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'internal', facts: { message, stack }, retryable: false };
}

export function fromFailure({ code, facts, retryable }: Failure): SidecutError {
  // Whoever wrote it has the same list of codes.
  return new SidecutError(code as FailureCode, facts as never, { retryable });
}
